import { escapeAttribute } from '../../xml/escape.ts';
import type { Service } from '../service.ts';

/** Around the content of every page for people: its title, its styles, its scripts; all of them from this service. */
interface Page {
  readonly title: string;
  readonly styles: readonly string[];
  readonly scripts?: readonly string[];
  readonly body: string;
}

/**
 * What pages may use: files of this service, and pictures in their styles. No script or style that stands in the page itself.
 */
export const pagePolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** `GET /docs`: the reference. Without scripts it says where the description is. */
export function referencePage(): string {
  return page({
    title: '接口参考 · filing-press',
    styles: ['pages.css', 'swagger-ui.css', 'reference.css'],
    scripts: ['swagger-ui-bundle.js', 'reference.js'],
    body: `
    <header class="bar">
      <strong>filing-press 接口参考</strong>
      <a href="/">首页</a>
      <a href="/openapi.json">openapi.json</a>
    </header>
    <div id="reference"></div>
    <noscript><p class="bar">此页需要 JavaScript；接口的完整描述见 <a href="/openapi.json">openapi.json</a>。</p></noscript>`,
  });
}

/**
 * `GET /`: what this is, and where to go on.
 *
 * @param host as the reader's browser knows this service, for the example
 */
export function homePage({ forms, version }: Service, host: string): string {
  const cards = forms.map(
    ({ id, annex, title, edition }) => `
        <li>
          <strong>${escapeAttribute(annex)} ${escapeAttribute(title)}</strong>
          <span class="note">${escapeAttribute(id)} · ${escapeAttribute(edition)} 年版</span>
          <p class="links"><a href="/v1/forms/${id}">说明</a><a href="/v1/forms/${id}/schema">填写格式</a><a href="/v1/forms/${id}/samples/official">样例</a><a href="/v1/forms/${id}/blank">空白表</a></p>
        </li>`,
  );
  const [form] = forms;
  const example = `curl -sS --fail-with-body http://${host}/v1/forms/${form?.id ?? ''}/samples/official -o filing.json
curl -sS --fail-with-body http://${host}/v1/forms/${form?.id ?? ''}/documents \\
  -H 'Content-Type: application/json' --data-binary @filing.json -o filing.pdf`;
  return page({
    title: 'filing-press · 预算绩效目标申报表打印服务',
    styles: ['pages.css'],
    body: `
    <main>
      <h1>预算绩效目标申报表打印服务</h1>
      <p class="lead">发送申报内容（JSON），得到排好版的 PDF 或 Word；有误时逐处指出，说明怎样改。filing-press ${escapeAttribute(version)}</p>
      <ul class="forms">${cards.join('')}
      </ul>
      <h2>给程序用</h2>
      <ul class="links">
        <li><a href="/docs">接口参考</a>各个调用、参数、答复，可以当场试</li>
        <li><a href="/openapi.json">openapi.json</a>OpenAPI 3.1，用来生成客户端</li>
        <li><a href="/v1/rules">检查规则</a>每条规则查什么，附例子</li>
        <li><a href="/v1/forms">全部表</a>编号、格式、样例</li>
      </ul>
      <h2>试一试</h2>
      <pre><code>${escapeAttribute(example)}</code></pre>
      <h2>给管理员</h2>
      <p class="links"><a href="/readyz">是否可以打印</a><a href="/livez">是否活着</a><a href="/metrics">指标</a><a href="/v1/fonts">字体</a></p>
    </main>`,
  });
}

function page({ title, styles, scripts = [], body }: Page): string {
  const links = styles.map((name) => `\n    <link rel="stylesheet" href="/docs/${name}">`);
  const tags = scripts.map((name) => `\n    <script src="/docs/${name}" defer></script>`);
  return `<!DOCTYPE html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <title>${escapeAttribute(title)}</title>${links.join('')}${tags.join('')}
  </head>
  <body>${body}
  </body>
</html>
`;
}
