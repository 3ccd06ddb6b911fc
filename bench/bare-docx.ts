import { readFileSync } from 'node:fs';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

/** The floor for Word: docxtemplater as its documentation shows it, the template unzipped and compiled each time. */
export function bareDocx(template: string, view: object): () => Promise<Uint8Array> {
  const content = readFileSync(template);
  return () => {
    const document = new Docxtemplater(new PizZip(content), {
      paragraphLoop: true,
      linebreaks: true,
      nullGetter: () => '',
    });
    document.render(view);
    return Promise.resolve(document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' }));
  };
}
