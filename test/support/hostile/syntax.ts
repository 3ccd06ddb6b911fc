/** Bodies that are no JSON, or JSON with the wrong keys. */
import { type HostileBody, filing, plain, refused } from './body.ts';

export function notJson(): readonly HostileBody[] {
  const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
  const broken: Readonly<Record<string, string | Uint8Array>> = {
    nothing: '',
    'blanks only': ' \n\t ',
    'an opening brace': '{',
    'a closing brace': '}',
    'a key without a value': '{"projectName"}',
    'single quotes': "{'fiscalYear':2021}",
    'a bare key': '{fiscalYear:2021}',
    'a trailing comma': plain.replace(/}$/, ',}'),
    'a trailing comma in a list': '{"subprojects":[{"name":"甲"},]}',
    'a line comment': `// 注释\n${plain}`,
    'a block comment': plain.replace('{', '{/* 注释 */'),
    'two documents': plain + plain,
    'a document and a word': `${plain} x`,
    undefined: 'undefined',
    NaN: '{"fiscalYear":NaN}',
    Infinity: '{"fiscalYear":-Infinity}',
    'a hexadecimal number': '{"fiscalYear":0x7E5}',
    'a leading zero': '{"fiscalYear":02021}',
    'a plus sign': '{"fiscalYear":+2021}',
    'a point without digits': '{"fiscalYear":2021.}',
    'an exponent without digits': '{"fiscalYear":2021e}',
    'a raw line feed in a string': '{"projectName":"a\nb"}',
    'a raw NUL in a string': '{"projectName":"a\0b"}',
    'an unknown escape': '{"projectName":"\\x41"}',
    'half an escape': '{"projectName":"\\u12"}',
    'an open string': '{"projectName":"附件',
    'no-break spaces between the tokens': plain.replaceAll(':', ':\u00a0'),
    'a form feed between the tokens': plain.replaceAll(':', ':\f'),
    'a NUL at the end': `${plain}\0`,
    'an XML document': '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    YAML: 'fiscalYear: 2021\nprojectName: 样例\n',
    'a web form': 'fiscalYear=2021&projectName=x',
    'UTF-16 little endian': Buffer.from(`\ufeff${plain}`, 'utf16le'),
    'UTF-16 big endian': Buffer.from(`\ufeff${plain}`, 'utf16le').swap16(),
    GBK: bytes('{"projectName":"', [0xb8, 0xbd, 0xbc, 0xfe], '"}'),
    'an overlong NUL': bytes('{"projectName":"', [0xc0, 0x80], '"}'),
    'an overlong slash': bytes('{"projectName":"', [0xe0, 0x80, 0xaf], '"}'),
    'a surrogate in UTF-8': bytes('{"projectName":"', [0xed, 0xa0, 0x80], '"}'),
    'half a character': bytes('{"projectName":"', [0xe9, 0x99], '"}'),
    'a character beyond Unicode': bytes('{"projectName":"', [0xf4, 0x90, 0x80, 0x80], '"}'),
    'Latin-1': bytes('{"projectName":"caf', [0xe9], '"}'),
    'random bytes': Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7_919 + 13) % 256)),
    'arrays nested 100,000 deep': '['.repeat(100_000) + ']'.repeat(100_000),
    'objects nested 100,000 deep': '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000),
    'arrays nested 2,000,000 deep and open': '['.repeat(2_000_000),
  };
  return [
    ...Object.entries(broken).map(([name, body]) => refused(name, body)),
    { name: 'a byte order mark', body: Buffer.from(`\ufeff${plain}`), texts: ['样例'] },
  ];
}

export function keys(): readonly HostileBody[] {
  const bad: Readonly<Record<string, string>> = {
    __proto__: filing(',"__proto__":{"district":"甲区"}'),
    '__proto__ as text': filing(',"__proto__":"甲区"'),
    '__proto__ within': filing(',"contact":{"__proto__":{"name":"甲"}}'),
    '__proto__ in an item':
      '{"fiscalYear":2021,"projectName":"a","subprojects":[{"name":"甲","__proto__":{"amount":5}}]}',
    constructor: filing(',"constructor":{"prototype":{"polluted":true}}'),
    prototype: filing(',"prototype":{}'),
    toString: filing(',"toString":"x"'),
    hasOwnProperty: filing(',"hasOwnProperty":1'),
    then: filing(',"then":"x"'),
    'a duplicate key': filing(',"fiscalYear":2022'),
    'a duplicate key with the same value': filing(',"fiscalYear":2021'),
    'a duplicate key written with an escape': filing(',"fiscal\\u0059ear":2022'),
    'a duplicate key within': filing(',"contact":{"name":"甲","name":"乙"}'),
    'a duplicate __proto__': filing(',"__proto__":{},"__proto__":{}'),
    'a misspelt key': filing(',"projectname":"x"'),
    'an empty key': filing(',"":"x"'),
    'a key with a slash and a tilde': filing(',"a/b~c":"x"'),
    'a key of control characters': filing(',"\\u0000\\u001b[31m":"x"'),
    'a key of a lone surrogate': filing(',"\\ud800":"x"'),
    'a key of markup': filing(',"<script>alert(1)</script>":"x"'),
    'a key of 100,000 characters': filing(`,"${'k'.repeat(100_000)}":"x"`),
    '50,000 keys': filing(Array.from({ length: 50_000 }, (_, index) => `,"k${index}":1`).join('')),
  };
  return Object.entries(bad).map(([name, body]) => refused(`the key: ${name}`, body));
}
