import { onlyPunctuation, unbrokenWord } from '../filings/texts.ts';
import { type HostileBody, filing } from './body.ts';

/** Texts that are code to somebody. */
const harmful = [
  '{tags}',
  '{/tags}',
  '{#each}{.}{/each}',
  '{@rawXml}',
  '{-w:p loop}x{/loop}',
  '{%image}',
  '{{handlebars}}',
  '{{{raw}}}',
  '{{#with this}}{{@root}}{{/with}}',
  '{{> shared/page}}',
  '{{constructor.constructor "return process"}}',
  '{{lookup this "__proto__"}}',
  '{',
  '}',
  '}}{{',
  '{}',
  '${7*7}',
  '#{7*7}',
  '<%= 7*7 %>',
  '{% include "x" %}',
  '[[7*7]]',
  '<script>alert(1)</script>',
  '<script src="http://127.0.0.1:1/x.js"></script>',
  '<img src=x onerror=alert(1)>',
  '<img src="file:///etc/passwd">',
  '<iframe src="file:///etc/passwd"></iframe>',
  '<object data="file:///etc/passwd">',
  '<link rel=stylesheet href="http://127.0.0.1:1/">',
  '<style>*{display:none}</style>',
  '<base href="http://127.0.0.1:1/">',
  '<meta http-equiv=refresh content="0;url=http://127.0.0.1:1/">',
  '<form action="http://127.0.0.1:1/"><input>',
  '<svg onload=alert(1)>',
  '</body></html>',
  '</title><h1>x</h1>',
  '</td></tr></table>',
  '<!-- comment',
  '-->',
  '<![CDATA[x]]>',
  ']]>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE x [<!ENTITY y "z">]>&y;',
  '&amp;',
  '&lt;b&gt;',
  '&#x41;',
  '&nbsp;',
  '<w:t>x</w:t>',
  '</w:t></w:r></w:p>',
  '<w:br w:type="page"/>',
  'javascript:alert(1)',
  'url(file:///etc/passwd)',
  '@import "http://127.0.0.1:1/"',
  '../../etc/passwd',
  '/etc/passwd',
  'C:\\Windows\\System32',
  '\\\\server\\share',
  '..%2f..%2fetc%2fpasswd',
  'CON',
  'a/b:c*d?e"f<g>h|i',
  "'; DROP TABLE filings; --",
  '=HYPERLINK("http://127.0.0.1:1/")',
  "=cmd|'/C calc'!A0",
  '%s%n%d',
  '$& $1 $$ $`',
  '\\n \\u0041 \\0',
  '%PDF-1.7 endobj stream',
  '() Tj ET Q',
  '(unbalanced',
  '__proto__',
  'constructor',
  'undefined',
  'null',
  '[object Object]',
  'true',
  '0',
  '-',
  '……——……',
  '𠮷',
] as const;

/**
 * Characters that a page, a Word file or a terminal might trip over: printed as they are, refused by name, or put right
 * as the second text has it.
 */
const awkward: Readonly<Record<string, string | readonly [filed: string, printed: string]>> = {
  NUL: '\\u0000',
  'a backspace': '\\u0008',
  'a vertical tab': ['a\\u000bb', 'a\nb'],
  'an escape sequence': '\\u001b[31m',
  DEL: '\\u007f',
  'a C1 control': '\\u0086',
  'a next line': ['a\\u0085b', 'a\nb'],
  'a carriage return': ['a\\rb', 'a\nb'],
  'a high surrogate alone': '\\ud800',
  'a low surrogate alone': '\\udc00',
  'surrogates in the wrong order': '\\udc00\\ud800',
  'U+FFFE': '\\ufffe',
  'U+FFFF': '\\uffff',
  'a noncharacter': '\\ufdd0',
  'a noncharacter of a higher plane': '\\ud83f\\udfff',
  'a private-use character': '\\ue000',
  'a tag character': '\\udb40\\udc41',
  'a variation selector': '葛\\udb40\\udd00',
  'a zero-width space': ['a\\u200bb', 'ab'],
  'a zero-width joiner': ['a\\u200db', 'ab'],
  'a byte order mark within': ['a\\ufeffb', 'ab'],
  'a right-to-left override': 'a\\u202eb',
  'a soft hyphen': ['a\\u00adb', 'ab'],
  'a no-break space': ['a\\u00a0b', 'a b'],
  'a line separator': ['a\\u2028b', 'a\nb'],
  'an emoji': '😀',
  'a family of emoji': '👨\\u200d👩\\u200d👧',
  'a flag': '🇨🇳',
  Arabic: 'السلام',
  Thai: 'สวัสดี',
  Hangul: '안녕',
  'a heap of combining marks': `a${'\\u0301'.repeat(500)}`,
  'a Kangxi radical': ['⼀', '一'],
  'a replacement character': '\\ufffd',
  'an object replacement': '\\ufffc',
};

export function texts(): readonly HostileBody[] {
  const everywhere = (text: string): string => {
    const quoted = JSON.stringify(text);
    return (
      `{"fiscalYear":2021,"projectName":${quoted},"department":${quoted},"overview":${quoted},"schedule":[{"period":${quoted}}],` +
      `"subprojects":[{"name":${quoted},"indicators":{"quantity":[{"name":${quoted},"target":${quoted}}]}}]}`
    );
  };
  const long = {
    'one word of 5,000 letters': 'Honorificabilitudinitatibus'.repeat(186).slice(0, 5_000),
    '10,000 characters': '绩效目标'.repeat(2_500),
    'punctuation only': onlyPunctuation,
    'a word without a break': unbrokenWord,
    '10,000 opening braces': '{'.repeat(10_000),
    '5,000 opening tags': '<b>'.repeat(5_000),
  };
  return [
    ...harmful.map((text) => ({
      name: `the text ${text}`,
      body: Buffer.from(everywhere(text)),
      becomes: 'printed' as const,
      texts: [text],
    })),
    ...Object.entries(awkward).map(([name, text]) => {
      const [escaped, printed] = typeof text === 'string' ? [text, JSON.parse(`"${text}"`) as string] : text;
      return {
        name: `the text with ${name}`,
        body: Buffer.from(filing(`,"overview":"始${escaped}终"`)),
        texts: `始${printed}终`.split('\n'),
      };
    }),
    ...Object.entries(long).map(([name, text]) => ({
      name,
      body: Buffer.from(filing(`,"overview":${JSON.stringify(text)}`)),
      becomes: 'printed' as const,
      texts: [text],
    })),
    {
      name: '5,000 line feeds',
      body: Buffer.from(filing(`,"overview":"始${'\\n'.repeat(5_000)}终"`)),
      texts: ['始', '终'],
    },
  ];
}
