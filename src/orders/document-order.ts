import { z } from 'zod';
import type { BlankValues } from '../forms/blank.ts';
import type { Form } from '../forms/form.ts';
import {
  type DocumentFormat,
  type Profile,
  commonOptions,
  flagOption,
  formats,
  integerOption,
  profiles,
} from './options.ts';

/**
 * What a file name has to hold besides what is left out of one, or put at an end of one: signs, blanks, controls, characters
 * that are not seen. In the words that regular expressions of all languages know; `http` cleans names by Unicode's categories.
 */
const usableInNames =
  '[^\\s._/\\\\:*?"<>|%\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2' +
  '\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffd]';

const nameLength = '应为 1 到 500 个字符';

const { totals, text, documentDate } = commonOptions;

/** What a document can be asked for: the query of `documents`, and the options of `render`. */
export const documentOptions = z.strictObject({
  format: z.enum(formats).exactOptional().meta({ description: '文件的格式，默认 pdf。' }),
  profile: z.enum(profiles).exactOptional().meta({
    description: '仅 pdf：符合的标准，默认 plain。各 a 级同时是 PDF/UA-1；pdfa-3* 附带申报内容。',
  }),
  strict: flagOption('有提醒也不生成文件。'),
  totals,
  text,
  page: integerOption('仅 png：第几页，从 1 起。', { min: 1, max: 10_000 }),
  dpi: integerOption('仅 png：分辨率，默认 96。', { min: 36, max: 600 }),
  filename: z.string().min(1, nameLength).max(500, nameLength).exactOptional().meta({
    pattern: usableInNames,
    description: '下载时的文件名，至少有一个可用作文件名的字符；默认如“附件2-2021年度-信息化运维提升.pdf”。',
  }),
  documentDate,
});
export type DocumentOptions = Readonly<z.output<typeof documentOptions>>;

const { format, profile, page, dpi, filename } = documentOptions.shape;

/** What the empty form can be asked for: the query of `blank`, and the options of the command. */
export const blankOptions = z.strictObject({
  format,
  profile,
  fiscalYear: integerOption('印在表上的年度，例如 2022；不给则留空。', { min: 1949, max: 2999 }),
  district: z
    .string()
    .min(1, nameLength)
    .max(500, nameLength)
    .exactOptional()
    .meta({ description: '印在表题开头的区名；不给则印下发的区名。' }),
  page,
  dpi,
  filename,
  documentDate,
});

/** What the check of a filing can be asked for. */
export const checkOptions = z.strictObject({ totals, text });

/** A form that is to be printed, whatever stands on it. */
export interface PrintOrder extends Pick<DocumentOptions, 'page' | 'dpi' | 'documentDate'> {
  readonly form: Form;
  readonly format: DocumentFormat;
  /** Of a PDF; `plain` for the other formats. */
  readonly profile: Profile;
}

/** One document that is asked for. */
export interface DocumentOrder
  extends
    PrintOrder,
    Pick<DocumentOptions, 'strict' | 'totals'>,
    // A filing that is printed as filed is the same normalised.
    Partial<Pick<DocumentOptions, 'text'>> {
  /** The filing as it was sent: JSON in UTF-8, not yet read. */
  readonly source: Uint8Array;
}

/** An empty form that is asked for. */
export interface BlankOrder extends PrintOrder, BlankValues {}

/** A filing that is to be checked. */
export type CheckOrder = Pick<DocumentOrder, 'form' | 'source' | 'text'> & Partial<Pick<DocumentOrder, 'totals'>>;
