import { z } from 'zod';
import { type Profile, commonOptions, flagOption, profiles } from './options.ts';

/** What a batch is answered with: a ZIP with a file for each item, or one PDF of all items. */
export const batchOutputs = ['zip', 'volume'] as const;

/** Formats of the files of a batch. */
const batchFormats = ['pdf', 'docx'] as const;

/** What one bad item does: it refuses the batch before anything is printed, or it is left out. */
const faultPolicies = ['fail', 'skip'] as const;

/** What a batch can be asked for: the query of `batches`, and the options of the command. */
export const batchOptions = z.strictObject({
  output: z.enum(batchOutputs).default('zip').meta({
    description: 'zip：每项一个文件，最后是 manifest.json；volume：各项依次订成一个 PDF，供打印、装订。',
  }),
  format: z.enum(batchFormats).default('pdf').meta({ description: '文件的格式。' }),
  profile: z.enum(profiles).exactOptional().meta({ description: '仅 pdf：符合的标准，默认 plain。' }),
  'on-error': z.enum(faultPolicies).exactOptional().meta({
    description:
      'skip（zip 的默认）：有误的项不印，其余照印；fail（合订本的默认）：先查完全部，有一项有误就什么也不印。',
  }),
  duplex: flagOption('仅合订本：供双面打印，每项从右手页（奇数页）起，必要时插入空白页。'),
  contents: flagOption('仅合订本：前面印目录，每页上角印全册页码。'),
  strict: flagOption('有提醒的项也算有误。'),
  ...commonOptions,
});
export type BatchOptions = Readonly<z.output<typeof batchOptions>>;

/** A batch that is asked for. */
export interface BatchOrder
  extends
    Omit<BatchOptions, 'profile' | 'on-error' | 'duplex' | 'contents' | 'text'>,
    Partial<Pick<BatchOptions, 'duplex' | 'contents' | 'text'>> {
  readonly profile: Profile;
  readonly onError: (typeof faultPolicies)[number];
}

/** The batch that the options ask for, with what they leave open. */
export function batchOrderOf({ 'on-error': onError, profile = 'plain', ...options }: BatchOptions): BatchOrder {
  return { ...options, profile, onError: onError ?? (options.output === 'volume' ? 'fail' : 'skip') };
}

/** The first of the options given that only a volume has, where none is asked for. */
export function volumeOptionOf({ output, ...given }: BatchOptions): 'duplex' | 'contents' | undefined {
  return output === 'volume' ? undefined : (['duplex', 'contents'] as const).find((option) => given[option]);
}
