/** What the service says of itself once it is up. */
export interface StartLine {
  readonly host: string;
  readonly port: number;
  /** State of Chromium's own sandbox; undefined when no browser came up. */
  readonly sandbox: boolean | undefined;
  /** API keys are asked for. */
  readonly asksForKey: boolean;
}

/** One line: the address, the sandbox, and a command to paste that makes a first PDF. */
export function startLine({ host, port, sandbox, asksForKey }: StartLine): string {
  const url = addressOf(host, port);
  const form = `${url}/v1/forms/annex-2`;
  const key = asksForKey ? ` -H 'Authorization: Bearer <API 密钥>'` : '';
  const curl = `curl -sS${key} ${form}/samples/official | curl -sS${key} -H 'Content-Type: application/json' --data-binary @- ${form}/documents -o annex-2.pdf`;
  return `filing-press 已启动：${url}（${sandboxWords(sandbox)}）  试一试：${curl}`;
}

/** Who may use the service. */
export interface Access {
  readonly host: string;
  /** API keys are asked for. */
  readonly asksForKey: boolean;
  /** `FILING_PRESS_OPEN`: the missing key is meant. */
  readonly isOpen: boolean;
}

/** One line of warning where everyone who reaches this machine can use the service, and nobody has said that they may. */
export function openWarning({ host, asksForKey, isOpen }: Access): string | undefined {
  if (asksForKey || isOpen || isLoopback(host)) return undefined;
  return `警告：在 ${host} 上监听而没有设 API 密钥，凡能连到本机的人都能使用。请设 FILING_PRESS_API_KEYS；有意开放则设 FILING_PRESS_OPEN=true。`;
}

/** RFC 1122, 3.2.1.3 (127/8), RFC 4291, 2.5.3, RFC 6761, 6.3. */
function isLoopback(host: string): boolean {
  return /^127(\.\d{1,3}){3}$/.test(host) || host === '::1' || host.toLowerCase() === 'localhost';
}

/** The URL by which this machine reaches the service: a wildcard address is none that a client can go to. */
export function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function sandboxWords(sandbox: boolean | undefined): string {
  if (sandbox === undefined) return '打印引擎没有启动，只能生成 docx 和 html，原因见日志';
  return sandbox ? 'Chromium 沙箱已开启' : 'Chromium 沙箱未开启：本机内核或当前用户不允许';
}
