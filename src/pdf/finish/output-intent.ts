import { flateStream } from '../document/filters.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../document/objects.ts';
import { srgbProfile } from './srgb-profile.ts';

/**
 * The output intent that gives the DeviceRGB colours of a print a meaning (ISO 19005-1, 6.2.2 and 6.2.3.3; -2 and
 * -3, 6.2.3 and 6.2.4.3). Its parts are shared by all files and never changed.
 */
export function createOutputIntent(): IndirectObject {
  const profile = new IndirectObject(flateStream(srgbProfile(), { N: 3 }));
  return new IndirectObject(
    PdfDictionary.of({
      Type: PdfName.of('OutputIntent'),
      S: PdfName.of('GTS_PDFA1'),
      OutputConditionIdentifier: PdfString.ascii('sRGB IEC61966-2.1'),
      Info: PdfString.ascii('sRGB IEC61966-2.1'),
      RegistryName: PdfString.ascii('http://www.color.org'),
      DestOutputProfile: profile,
    }),
  );
}
