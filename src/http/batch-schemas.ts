import { z } from 'zod';
import { itemProblem, manifestSchema, printedItem, refusedItem } from '../documents/batch/manifest.ts';
import { errorCodes } from '../errors.ts';

const errorCode = z.enum(errorCodes).meta({ description: '错误的编号，见 docs/errors.md。' });

/** An item of a batch that was refused as a whole, as `items` of `invalid-batch` lists it. */
export const badItemSchema = z
  .object({
    index: z.int().min(1).meta({ description: '在批次中的序号，从 1 起。' }),
    line: z.int().min(1).optional().meta({ description: '在正文的第几行。' }),
    form: z.string().optional().meta({ description: '表的编号，如来时所写。' }),
    name: z.string().optional().meta({ description: '所起的名称。' }),
    code: errorCode,
    status: z.int().min(400).max(599),
    detail: z.string(),
  })
  .meta({ description: '整批退回时有误的一项；其中各处问题见 errors，pointer 从整个正文起算。' });

const problem = itemProblem.meta({ description: '一项没有印成的原因，同单独生成时的问题详情。' });
const printed = printedItem.meta({ description: '印成的一项。' });
const refused = refusedItem.extend({ problem }).meta({ description: '没有印成的一项。' });
const order = manifestSchema.shape.order.meta({ description: '要求了什么。' });

const counts = z.object({ total: z.int(), printed: z.int(), refused: z.int() });

/** What a batch is accounted for with: the last entry of a ZIP, the attachment of a volume. Written by `documents/batch`. */
export const batchSchemas = {
  BadItem: badItemSchema,
  ErrorCode: errorCode,
  ItemProblem: problem,
  PrintedItem: printed,
  RefusedItem: refused,
  ManifestOrder: order,
  ManifestCounts: counts,
  BatchManifest: manifestSchema
    .extend({
      fonts: z.record(z.string(), z.string()).optional().meta({ description: '本次部署提供的字体；没有则不写。' }),
      items: z.array(z.discriminatedUnion('status', [printed, refused])),
      order,
      counts,
      ending: problem.optional().meta({ description: '没有读完就结束的原因。' }),
    })
    .meta({ description: '批次的清单 manifest.json：由什么印成、要求了什么、各项的结果。' }),
} as const;
