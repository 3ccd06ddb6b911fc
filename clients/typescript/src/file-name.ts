/** The name that an answer offers for its file (RFC 6266, RFC 8187); `fallback` where it offers none. */
export function fileNameOf(headers: Headers, fallback: string): string {
  const disposition = headers.get('content-disposition') ?? '';
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/i.exec(disposition)?.[1];
  return extended === undefined ? (plain ?? fallback) : decodeURIComponent(extended);
}
