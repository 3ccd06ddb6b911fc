import { describe, expect, it } from 'vitest';
import { logicalStructure } from '../../../../src/pdf/finish/logical-structure.ts';
import { type MarkedContent, type TaggedElement, isMarkedContent } from '../../../../src/pdf/finish/structure-tree.ts';
import type { MarkedRun } from '../../../../src/pdf/print/marked-runs.ts';
import { StructureElement } from '../../../../src/pdf/print/structure.ts';

/** An element with its kids; numbers are runs of text on one page. */
type Sketch = readonly [type: string, ...kids: (Sketch | number)[]];

/** Types and identifiers of the logical structure of a page: `P(0 Span(1))`. */
function logical(sketch: Sketch, isContent: (run: number) => boolean = () => true): string {
  const runs = new Map<StructureElement, MarkedRun[]>();
  const elementOf = ([type, ...kids]: Sketch): StructureElement => {
    const element = new StructureElement(type);
    for (const kid of kids) {
      if (typeof kid !== 'number') element.kids.push(elementOf(kid));
      else runs.set(element, [...(runs.get(element) ?? []), { page: 0, index: kid, objects: [] }]);
    }
    return element;
  };
  const document = elementOf(sketch);
  const marked = new Map<MarkedRun, MarkedContent>();
  for (const run of [...runs.values()].flat()) if (isContent(run.index)) marked.set(run, { page: 0, mcid: run.index });
  return sketchOf(logicalStructure({ document, runs }, marked));
}

function sketchOf({ type, kids }: TaggedElement): string {
  return `${type}(${kids.map((kid) => (isMarkedContent(kid) ? kid.mcid : sketchOf(kid))).join(' ')})`;
}

describe('the logical structure of a page', () => {
  it('has a part for a box with a heading, and nothing for one that says nothing', () => {
    const page: Sketch = ['Document', ['NonStruct', ['H2', 0], ['NonStruct', ['P', 1], ['P', 2]]], ['NonStruct']];
    expect(logical(page)).toBe('Document(Sect(H2(0) P(1) P(2)))');
  });

  it('puts bare lines into paragraphs', () => {
    expect(logical(['Document', ['NonStruct', 0], ['NonStruct', 1], ['P', 2], ['NonStruct', 3]])).toBe(
      'Document(P(0 1) P(2) P(3))',
    );
  });

  it('has a tick in the line in which it is drawn', () => {
    expect(logical(['Document', ['P', 0, ['Figure', 1], 2]])).toBe('Document(P(0 Span(1) 2))');
    expect(logical(['Document', ['NonStruct', ['Figure', 0], 1]])).toBe('Document(P(Span(0) 1))');
  });

  it('keeps empty cells, and drops every other empty element', () => {
    const row: Sketch = ['TR', ['TH', 0], ['TD'], ['TD', ['P']]];
    expect(logical(['Document', ['Table', row, ['TR']], ['P']])).toBe('Document(Table(TR(TH(0) TD() TD())))');
  });

  it('has a body in each item of a list', () => {
    expect(logical(['Document', ['L', ['LI', 0], ['LI', ['P', 1]]]])).toBe('Document(L(LI(LBody(0)) LI(LBody(P(1)))))');
  });

  it('has no text that is no content, such as a head row that is repeated', () => {
    expect(logical(['Document', ['P', 0, 1], ['P', 2]], (run) => run === 1)).toBe('Document(P(1))');
  });
});
