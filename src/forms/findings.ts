import { z } from 'zod';

/**
 * Errors refuse the document; warnings are reported with it, and refuse it under `strict`. A notice tells what was put
 * right, and refuses nothing.
 */
export const severities = ['error', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

/** Positions that a finding lists; its message says how many there are. */
export const maxPositions = 500;

const positions: z.ZodType<readonly number[]> = z.array(z.int().min(1)).max(maxPositions);

/** A finding as JSON: in answers, in manifests, and in what the command line reads of both. */
export const findingSchema = z
  .object({
    severity: z.enum(severities).meta({
      description: 'error 不生成文件；warning 不影响，strict=true 时也不生成；notice 只告知改正了什么。',
    }),
    rule: z.string().meta({ description: '规则的编号（英文，不变），例如 funding-total。' }),
    pointer: z.string().meta({ description: '在申报内容中的位置（JSON Pointer，RFC 6901）；空串指整份。' }),
    label: z.string().meta({ description: '表上的栏目，例如“项目资金来源 › 合计 › 本年度资金”。' }),
    message: z.string().meta({ description: '哪里不对、怎样改（中文）。' }),
    character: z.string().exactOptional().meta({ description: '所指的字符，或合在一起的几个字符。' }),
    codePoint: z.string().exactOptional().meta({ description: '它的编码，例如 U+00A0、U+0065 U+0301。' }),
    positions: positions
      .exactOptional()
      .meta({ description: `在所报文字中的位置：第几个字符，从 1 起；最多列 ${maxPositions} 处。` }),
    replacement: z
      .string()
      .exactOptional()
      .meta({ description: '应改成什么，不能确定时没有；告知中是印成了什么。空串指略去。' }),
    unlisted: z.int().exactOptional().meta({ description: 'more-findings：还有多少处没有列出。' }),
  })
  .meta({ description: '申报内容中的一处问题。' });

/** One thing that is wrong, or unusual, in a filing. Positions count characters (code points) of the text as filed. */
export type Finding = Readonly<z.output<typeof findingSchema>>;

/** A finding of an answer or a manifest; what older builds wrote without severity has that of its list. */
export function findingOfSeverity(severity: Severity): z.ZodType<Finding> {
  const withSeverity = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !('severity' in value) ? { severity, ...value } : value;
  return z.preprocess(withSeverity, findingSchema);
}

/** A list of them. */
export function findingsOfSeverity(severity: Severity) {
  return z.array(findingOfSeverity(severity)).readonly();
}
