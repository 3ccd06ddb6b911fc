import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type HostileBody, hostileBodies } from '../support/hostile/index.ts';
import { type Contract, contractOf } from '../support/openapi-contract.ts';
import { pageTexts } from '../support/pdf/page-texts.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let service: ServiceProcess;
let contract: Contract;

beforeAll(async () => {
  service = await startService({ FILING_PRESS_DEADLINE_SECONDS: '300' });
  contract = await contractOf(service.url);
});
afterAll(async () => service.stop());

const bodies = hostileBodies();
const abreast = 4;

/** What became of a body: the text of its document without white space, or the problem. */
interface Outcome {
  readonly status: number;
  readonly text?: string;
  readonly code?: string;
}

async function send({ body }: HostileBody, format: 'pdf' | 'docx'): Promise<Outcome> {
  const answer = await fetch(`${service.url}/v1/forms/annex-2/documents?format=${format}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json' },
    signal: AbortSignal.timeout(120_000),
  });
  const { status } = answer;
  const content = await contract.check('POST', '/v1/forms/{form}/documents', answer);
  if (status !== 200) return { status, code: (JSON.parse(content.toString()) as { code: string }).code };
  const text = format === 'pdf' ? (await pageTexts(content)).join('') : wordText(content);
  return { status, text: withoutBlanks(text) };
}

/** The text of the main part, page breaks and the like aside. */
function wordText(docx: Uint8Array): string {
  const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
  const runs = xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g);
  return Array.from(runs, ([, text = '']) => text)
    .join('')
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&',
    );
}

/** Line breaks of the page are no part of a text, nor are the page numbers that stand between two pages of it. */
function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

function contains(text: string, wanted: string): boolean {
  // A long text runs over pages; its beginning and its end stand whole.
  const characters = Array.from(withoutBlanks(wanted));
  return characters.length < 400
    ? text.includes(characters.join(''))
    : text.includes(characters.slice(0, 200).join('')) && text.includes(characters.slice(-200).join(''));
}

/** What is wrong with an outcome; undefined if nothing is. */
function fault({ becomes, texts }: HostileBody, { status, text, code }: Outcome): string | undefined {
  if (text === undefined) {
    if (status < 400 || status >= 500) return `answered with ${status} ${code}`;
    return becomes === 'printed' ? `refused with ${status} ${code}` : undefined;
  }
  if (becomes === 'refused') return 'printed';
  const lost = texts.filter((wanted) => !contains(text, wanted));
  return lost.length === 0 ? undefined : `printed without ${JSON.stringify(lost[0]?.slice(0, 80))}`;
}

describe('A hostile body', () => {
  it('comes in more than two hundred kinds, each under a name of its own', () => {
    expect(bodies.length).toBeGreaterThan(250);
    expect(new Set(bodies.map(({ name }) => name)).size).toBe(bodies.length);
  });

  it('is refused with a problem or becomes a faithful document, as PDF and as Word', { timeout: 300_000 }, async () => {
    const faults: string[] = [];
    const counts = { printed: 0, refused: 0 };
    const jobs = bodies.flatMap((body, index) => {
      // What is refused is refused before there is a format; what has to be printed is looked at in both.
      const formats = body.becomes !== 'printed' ? [index % 2 === 0 ? 'pdf' : 'docx'] : ['pdf', 'docx'];
      return formats.map((format) => ({ body, format: format as 'pdf' | 'docx' }));
    });
    const work = async (): Promise<void> => {
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
        const { body, format } = job;
        const outcome = await send(body, format);
        counts[outcome.text === undefined ? 'refused' : 'printed'] += 1;
        const wrong = fault(body, outcome);
        if (wrong !== undefined) faults.push(`${body.name} (${format}): ${wrong}`);
      }
    };
    await Promise.all(Array.from({ length: abreast }, work));
    expect(faults).toEqual([]);
    expect(counts.printed).toBeGreaterThan(150);
    expect(counts.refused).toBeGreaterThan(150);
  });

  it('leaves the service as it was: the same browser, all pages, nothing held, nothing in the log', async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/^filing_press_browser_starts_total 1$/m);
    expect(metrics).toMatch(/^filing_press_browser_pages_replaced_total 0$/m);
    expect(metrics).toMatch(/^filing_press_prints_running 0$/m);
    expect(metrics).toMatch(/^http_requests_in_flight 1$/m);
    expect(metrics).not.toMatch(/^http_requests_total\{.*status="5\d\d"/m);
    expect(service.output.stderr).not.toMatch(/样例|script>|passwd|alert/);
    expect(service.output.stderr).not.toContain('"level":"error"');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('as the name of a project makes a file name that is none of a path', async () => {
    for (const name of ['../../etc/passwd', 'a/b:c*d?e"f<g>h|i', 'C:\\Windows\\System32', 'x"; filename="evil.exe']) {
      const answer = await fetch(`${service.url}/v1/forms/annex-2/documents?format=html`, {
        method: 'POST',
        body: JSON.stringify({ fiscalYear: 2021, projectName: name, subprojects: [{ name: '甲' }] }),
        headers: { 'Content-Type': 'application/json' },
      });
      expect(answer.status).toBe(200);
      const disposition = answer.headers.get('content-disposition') ?? '';
      const offered = decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1] ?? '');
      expect(offered).toMatch(/^附件2-2021年度-[^/\\:*?"<>|]+\.html$/);
      expect(disposition.match(/filename=/g)).toHaveLength(1);
    }
  });
});
