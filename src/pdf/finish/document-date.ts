/** A date in the two notations of a PDF file, which must say the same (ISO 19005-1, 6.7.3). */
export interface DocumentDate {
  /** ISO 32000-1, 7.9.4: `D:20210115`. */
  readonly pdf: string;
  /** XMP (ISO 16684-1, 8.2.1.2): `2021-01-15`. */
  readonly xmp: string;
}

const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** Reads an ISO 8601 date or date-time; seconds and fractions that are not given or do not fit are left out. */
export function readDocumentDate(iso: string): DocumentDate {
  const match = isoDate.exec(iso);
  if (match === null) throw new RangeError('The document date is not an ISO 8601 date or date-time');
  const [, year = '', month = '', day = '', hour, minute = '', second = '00', zone = 'Z'] = match;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { pdf: `D:${year}${month}${day}`, xmp: date };
  const pdfZone = zone === 'Z' ? 'Z' : `${zone.replace(':', "'")}'`;
  return {
    pdf: `D:${year}${month}${day}${hour}${minute}${second}${pdfZone}`,
    xmp: `${date}T${hour}:${minute}:${second}${zone}`,
  };
}

/** Whether {@link readDocumentDate} can read it. */
export function isDocumentDate(iso: string): boolean {
  return isoDate.test(iso);
}
