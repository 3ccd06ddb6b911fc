/** Media type of every answer that says what went wrong (RFC 9457). */
export const problemMediaType = 'application/problem+json';
