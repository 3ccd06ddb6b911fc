import { z } from 'zod';
import { totalsModes } from '../forms/form.ts';

/** Formats in which a document can be had, the default first. */
export const formats = ['pdf', 'docx', 'html', 'png'] as const;
export type DocumentFormat = (typeof formats)[number];

/** The media type of each format, as answered. */
export const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  png: 'image/png',
};

/** PDF/A and PDF/UA profiles that can be asked for, the default first. */
export const profiles = [
  'plain',
  'pdfa-1b',
  'pdfa-1a',
  'pdfa-2b',
  'pdfa-2u',
  'pdfa-2a',
  'pdfa-3b',
  'pdfa-3u',
  'pdfa-3a',
] as const;
export type Profile = (typeof profiles)[number];

/**
 * What happens to characters that have only one meaning, yet not the code point that prints: they are put right and
 * told, or refused.
 */
const textModes = ['normalise', 'as-filed'] as const;
export type TextMode = (typeof textModes)[number];

/** `true` or `false`, also as the text of a query; `false` unless given. */
export function flagOption(description: string) {
  return z
    .preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean())
    .default(false)
    .meta({ description });
}

/** A whole number, also as a text in plain digits. */
export function integerOption(description: string, { min, max }: { readonly min: number; readonly max: number }) {
  const digits = (value: unknown): unknown =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return z.preprocess(digits, z.int().min(min).max(max)).exactOptional().meta({ description });
}

/** What documents and batches can be asked for alike. */
export const commonOptions = {
  totals: z
    .enum(totalsModes)
    .default('as-filed')
    .meta({ description: '空着的合计：as-filed 照印空格，compute 算出并印上。' }),
  text: z
    .enum(textModes)
    .default('normalise')
    .meta({
      description:
        '含义唯一、但不能原样印出的字符（特殊空格、回车换行、部首符号、符号字体的字符等）：' +
        'normalise 改正后打印并逐一告知，as-filed 不改、按错误退回。',
    }),
  /** ISO 8601: a day, or an instant with its offset. */
  documentDate: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: '应为日期（2021-03-05）或带时区的时间（2021-03-05T10:00:00+08:00）',
    })
    .exactOptional()
    .meta({ examples: ['2021-03-05'], description: '仅 pdf、docx：写进文件属性的日期；不给则文件里没有日期。' }),
} as const;

/** Options that say something of some formats only. */
const formatsOf: Readonly<Record<string, readonly DocumentFormat[]>> = {
  profile: ['pdf'],
  page: ['png'],
  dpi: ['png'],
  documentDate: ['pdf', 'docx'],
};

/**
 * The first of the options given that does not apply to the format, with the formats that it is for: a misunderstanding, not
 * a wish.
 */
export function inapplicableOption(
  given: Readonly<Record<string, unknown>>,
  format: DocumentFormat,
): { readonly option: string; readonly formats: readonly DocumentFormat[] } | undefined {
  for (const [option, applicable] of Object.entries(formatsOf)) {
    const value = given[option];
    // `profile=plain` is what the other formats are anyway.
    if (value === undefined || value === 'plain' || applicable.includes(format)) continue;
    return { option, formats: applicable };
  }
  return undefined;
}
