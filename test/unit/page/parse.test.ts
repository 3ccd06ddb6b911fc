import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageElement } from '../../../src/page/element.ts';
import { escapeHtml, unescapeHtml } from '../../../src/page/escape.ts';
import { parsePage } from '../../../src/page/parse.ts';
import { serialisePage } from '../../../src/page/serialise.ts';

/** Text as Handlebars writes it, with something to see. */
const text = fc
  .string({ unit: fc.constantFrom('绩', 'a', '<', '&', '"', "'", '=', '`', ' ', '\n'), minLength: 1 })
  .filter((one) => one.trim() !== '')
  .map(escapeHtml);
const attributes = fc.constantFrom('', ' class="text"', ' scope="row" title="表"', ' style="top:-13.5px"');

/** Elements as the templates have them: texts never stand beside each other. */
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(fc.constantFrom('section', 'div', 'p', 'td', 'h1'), attributes, tie('content'))
    .map(([name, written, content]) => `<${name}${written}>${content}</${name}>`),
  content: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom('', '<br>'),
    fc.array(tie('element'), { maxLength: 4 }).map((all) => all.join('')),
  ),
}));

const elementsOf = (node: PageElement): readonly PageElement[] =>
  node.children.filter((one) => one instanceof PageElement);

describe('A page', () => {
  it('is written as it was read', () => {
    fc.assert(
      fc.property(element, (body) => {
        expect(serialisePage(parsePage(body))).toBe(body);
      }),
    );
  });

  it('knows parents and neighbours, whatever is put in or taken out', () => {
    const check = (node: PageElement): void => {
      expect(node.elements).toEqual(elementsOf(node));
      node.elements.forEach((child, index) => {
        expect(child.parent).toBe(node);
        expect(child.previous).toBe(node.elements[index - 1]);
        check(child);
      });
    };
    fc.assert(
      fc.property(element, element, (body, other) => {
        const page = parsePage(body);
        const [first] = page.elements;
        const [added] = parsePage(other).elements;
        check(page);
        if (first === undefined || added === undefined) return;
        page.prepend(added);
        first.wrapChildren(PageElement.of('p'));
        check(page);
        added.replaceWith(PageElement.of('p'), PageElement.of('div'));
        check(page);
        expect(page.elements.map(({ name }) => name)).toEqual(['p', 'div', first.name]);
      }),
    );
  });

  it('has its attributes read, set and added to', () => {
    const cell = PageElement.of('td colspan="2" class="text wide"');
    expect([cell.number('colspan'), cell.classes, cell.get('span')]).toEqual([2, ['text', 'wide'], undefined]);
    cell.set('colspan', '3');
    cell.addStyle('top:1px');
    cell.addStyle('left:2px');
    const page = parsePage('');
    page.append(cell);
    expect(serialisePage(page)).toBe('<td colspan="3" class="text wide" style="top:1px;left:2px"></td>');
    expect(serialisePage(page, { of: ({ name }) => `<${name} id="1">` })).toBe('<td id="1"></td>');
  });

  it('loses no more than the white space with a line end between its tags', () => {
    expect(serialisePage(parsePage('<div>\n<p> </p>\n  <p>甲\n乙</p>\n</div>\n'))).toBe(
      '<div><p> </p><p>甲\n乙</p></div>',
    );
  });

  it.each([
    ['an end tag too many', '<p></p></p>'],
    ['an end tag of another element', '<p><b></p></b>'],
    ['an element that does not end', '<div><p></p>'],
    ['an attribute without quotation marks', '<td colspan=2></td>'],
    ['a bare sign', '<p>1 < 2</p>'],
  ])('is refused with %s, at its offset', (_, body) => {
    expect(() => parsePage(body)).toThrow(/not the HTML of a template \(at \d+\)/);
  });

  it('escapes as Handlebars does, and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(unescapeHtml(escapeHtml(any))).toBe(any);
      }),
    );
    expect(escapeHtml(`<a href='x=1'>"&\`</a>`)).toBe(
      '&lt;a href&#x3D;&#x27;x&#x3D;1&#x27;&gt;&quot;&amp;&#x60;&lt;/a&gt;',
    );
  });
});
