import { type AddressInfo, type Server, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintingEngine } from '../../src/pdf/printer.ts';
import { createTestEngine, testPage, within } from '../support/engine.ts';
import { pageTexts } from '../support/pdf/page-texts.ts';

/**
 * Bodies that reach for something, as hostile as the reader of filled pages lets through (end tags everywhere,
 * attributes in quotes). `URL` becomes the address of a listener on this machine.
 */
const hostile: Readonly<Record<string, string>> = {
  'pictures, of the network and of the disk':
    '<img src="URL/a.png"></img><img src="file:///etc/passwd"></img><img srcset="URL/b 2x"></img>',
  frames:
    '<iframe src="URL/f"></iframe><iframe src="file:///etc/passwd"></iframe>' +
    '<iframe srcdoc="&lt;img src=URL/x&gt;"></iframe><iframe src="data:text/html,&lt;img src=URL/y&gt;"></iframe>',
  'stylesheets and fonts':
    '<div style="background:url(URL/c)"></div><style>@import url(URL/i.css);@font-face{font-family:q;src:url(URL/q)}' +
    '.q{font-family:q;content:url(URL/k);list-style:url(URL/l)}</style><p class="q">q</p>',
  links:
    '<link rel="preconnect" href="URL"></link><link rel="dns-prefetch" href="URL"></link>' +
    '<link rel="stylesheet" href="URL/s"></link><link rel="preload" as="image" href="URL/p"></link>' +
    '<link rel="prefetch" href="URL/f"></link><link rel="icon" href="URL/icon"></link>' +
    '<link rel="modulepreload" href="URL/m"></link><link rel="prerender" href="URL/r"></link>' +
    '<link rel="manifest" href="URL/j"></link>',
  'a refresh to another page': '<meta http-equiv="refresh" content="0;url=URL/r"></meta>',
  'a refresh to the blank page': '<meta http-equiv="refresh" content="0;url=about:blank"></meta>',
  'a refresh to a file': '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"></meta>',
  'a reload': '<meta http-equiv="refresh" content="0"></meta>',
  forms: '<form action="URL/form"><input autofocus name="a"></input><button formaction="URL/b">b</button></form>',
  objects:
    '<object data="URL/o"></object><embed src="URL/e"></embed>' +
    '<object data="file:///etc/passwd" type="text/plain"></object>',
  vectors: '<svg><use href="URL/u.svg#a"></use><image href="URL/i"></image></svg>',
  media: '<video src="URL/v" poster="URL/p" autoplay></video><audio src="URL/a" autoplay></audio>',
  scripts:
    '<script src="URL/s.js"></script><script>document.body.append(\'ran\')</script>' +
    '<img src="x" onerror="fetch(`URL/x`)"></img><svg onload="document.body.append(`ran`)"></svg>' +
    '<iframe src="javascript:parent.document.body.append(`ran`)"></iframe>',
  'another base': '<base href="URL/"></base><img src="relative.png"></img><a href="x" ping="URL/ping">a</a>',
  'speculation rules': "<script type=\"speculationrules\">{'prerender':[{'urls':['URL/spec']}]}</script>",
};

describe('a page that is filled with hostile markup', () => {
  let engine: PrintingEngine;
  let listener: Server;
  let url = '';
  let connections = 0;
  const replaced: string[] = [];

  beforeAll(async () => {
    listener = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    engine = createTestEngine({ pages: 1, observer: { pageReplaced: ({ reason }) => void replaced.push(reason) } });
    await engine.start();
  });
  afterAll(async () => {
    await engine.close();
    listener.close();
  });

  it.each(Object.entries(hostile))('prints, and nothing goes out: %s', async (_name, markup) => {
    const body = `<p>之前</p>${markup.replaceAll('URL', url)}<p>之后</p>`;
    // Printed a second time once whatever was begun has had time to go wrong.
    const prints: string[] = [];
    for (const time of [100, 0]) {
      prints.push((await pageTexts(await engine.print(testPage(body), within(20_000)))).join());
      await new Promise((resolve) => setTimeout(resolve, time));
    }
    expect(prints[0]).toContain('之前');
    expect(prints[0]).toContain('之后');
    expect(prints[0]).not.toContain('ran');
    expect(prints[0]).not.toContain('root:');
    expect(prints[1]).toBe(prints[0]);
    expect(connections).toBe(0);
    expect(replaced).toEqual([]);
  });

  it('is not printed at all when a browser would read it otherwise than we do', async () => {
    for (const body of ['<p>甲', '<img src=x>', '<p>甲</div>', '<!-- 甲 -->', '<p title="a<b">甲</p>']) {
      await expect(engine.print(testPage(body), within(20_000))).rejects.toThrow('not the HTML of a template');
    }
    expect(replaced).toEqual([]);
  });

  it('leaves nothing behind for the next document', async () => {
    const style = '<style>p{display:none}</style><p>甲</p><title>乙</title>';
    await engine.print(testPage(style, 'letter', '丙'), within(20_000));
    const next = await engine.print(testPage('<p>丁</p>'), within(20_000));
    await expect(pageTexts(next)).resolves.toEqual(['1 丁']);
    const again = await engine.print(testPage('<p>丁</p>'), within(20_000));
    expect(again.length).toBe(next.length);
  });
});
