import { beforeAll, expect, it } from 'vitest';
import { compose } from '../../src/composition.ts';
import { type Profile, profiles } from '../../src/orders/options.ts';
import { type Verdict, judge } from '../support/archive/verapdf.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { selectedForms } from '../support/selected-forms.ts';
import { printVolume, volumeItem } from '../support/volumes.ts';

/** All forms; departments, one of them twice in a row, and none; a short item, after which a page may be empty. */
const items = selectedForms().flatMap(({ id }) => [
  volumeItem(id, 'official'),
  volumeItem(id, 'full'),
  volumeItem(id, 'blank'),
]);

/** PDF/A as each profile claims it; of `plain` nothing but PDF/UA can be asked, and that it does not claim. */
const parts: Readonly<Record<Exclude<Profile, 'plain'>, string>> = {
  'pdfa-1b': 'PDF/A-1B',
  'pdfa-1a': 'PDF/A-1A',
  'pdfa-2b': 'PDF/A-2B',
  'pdfa-2u': 'PDF/A-2U',
  'pdfa-2a': 'PDF/A-2A',
  'pdfa-3b': 'PDF/A-3B',
  'pdfa-3u': 'PDF/A-3U',
  'pdfa-3a': 'PDF/A-3A',
};
/** PDF/UA-1 is claimed by these, and by 1a as well, in which veraPDF looks for it only when it is asked to. */
const universal: readonly Profile[] = ['pdfa-1a', 'pdfa-2a', 'pdfa-3a'];
/** The same file but for what it claims: all rules are kept save those that ask for the claim (ISO 14289-1, 5). */
const likeUniversal: readonly Profile[] = ['plain'];

describeWithTools('veraPDF', ['java', 'mvn'], () => {
  let byClaims: ReadonlyMap<string, readonly Verdict[]>;
  let byPdfUa: ReadonlyMap<string, readonly Verdict[]>;

  beforeAll(async () => {
    const composition = compose();
    const volumes: { name: Profile; bytes: Uint8Array }[] = [];
    try {
      for (const profile of profiles) {
        const order = { profile, duplex: true, contents: true } as const;
        volumes.push({ name: profile, bytes: (await printVolume(composition.batches, items, order)).pdf });
      }
    } finally {
      await composition.close(AbortSignal.abort());
    }
    const asked = [...universal, ...likeUniversal];
    byClaims = await judge(
      volumes.filter(({ name }) => name !== 'plain'),
      'claimed',
    );
    byPdfUa = await judge(
      volumes.filter(({ name }) => asked.includes(name)),
      'ua1',
    );
  }, 1_800_000);

  it.each(Object.entries(parts))('finds no broken rule in a volume in %s', (profile, part) => {
    const verdicts = byClaims.get(profile) ?? [];
    expect(verdicts.flatMap(({ broken }) => broken)).toEqual([]);
    expect(verdicts.find((verdict) => verdict.profile === part)).toMatchObject({ compliant: true });
    for (const { checks } of verdicts) expect(checks).toBeGreaterThan(5_000);
  });

  it.each(universal)('finds PDF/UA-1 kept in %s', (profile) => {
    const [verdict, ...others] = byPdfUa.get(profile) ?? [];
    expect([verdict?.profile, verdict?.compliant, verdict?.broken, others]).toEqual(['PDF/UA-1', true, [], []]);
  });

  it.each(likeUniversal)('finds nothing of PDF/UA-1 missing in %s but the claim', (profile) => {
    const broken = byPdfUa.get(profile)?.flatMap((verdict) => verdict.broken.map(({ rule }) => rule));
    expect(broken).toEqual(['5-1']);
  });
});
