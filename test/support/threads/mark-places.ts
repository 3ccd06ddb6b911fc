/** Places of the marks that a thread shares with the test: it has begun; native work has begun; it has ended. */
export const Mark = { begun: 0, nativeBegun: 1, nativeEnded: 2 } as const;
