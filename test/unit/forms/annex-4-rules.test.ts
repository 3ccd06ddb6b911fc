import { describe, expect, it } from 'vitest';
import { annex4Rules } from '../../../src/forms/annex-4/rules/rules.ts';
import { changed, findings, pointersOf, sample } from '../../support/filing-report.ts';

const full = sample('annex-4', 'full');
/** The first indicator of quantity in the declaration. */
const sampleIndicator = declaredIndicator();

function broken(rule: string, changes: Readonly<Record<string, unknown>>): readonly string[] {
  return pointersOf(rule, 'annex-4', changed(full, changes));
}

describe('the rules of annex-4', () => {
  it('are these, with these severities', () => {
    expect(Object.fromEntries(annex4Rules.map(({ id, severity }) => [id, severity]))).toEqual({
      'revision-progress': 'error',
      'revision-once': 'error',
      'indicator-name': 'error',
      'original-value': 'error',
      'cancelled-value': 'error',
      'declaration-project': 'error',
      'new-indicator': 'warning',
      'date-order': 'warning',
      'category-subtype': 'warning',
      evidence: 'warning',
      'missing-revised-value': 'warning',
      phone: 'warning',
    });
  });

  it('find nothing in the sample full', () => expect(findings('annex-4', full)).toEqual([]));
});

describe('revision-progress', () => {
  it.each([50, 50.01, 100])('refuses a revision at %d %%', (percent) => {
    expect(broken('revision-progress', { '/progressPercent': percent })).toEqual(['/progressPercent']);
  });

  it.each([0, 49.99, undefined])('allows one at %s %%', (percent) => {
    expect(broken('revision-progress', { '/progressPercent': percent })).toEqual([]);
  });
});

describe('revision-once', () => {
  it.each([1, 2])('refuses a revision after %d', (count) => {
    expect(broken('revision-once', { '/previousRevisions': count })).toEqual(['/previousRevisions']);
  });

  it.each([0, undefined])('allows one after %s', (count) => {
    expect(broken('revision-once', { '/previousRevisions': count })).toEqual([]);
  });
});

describe('indicator-name', () => {
  const at = '/revisions/0/indicator';

  it.each(['level1', 'level2', 'level3'])('wants %s named', (level) => {
    for (const value of [undefined, '', ' ']) {
      expect(broken('indicator-name', { [`${at}/${level}`]: value })).toEqual([`${at}/${level}`]);
    }
  });

  it('wants all of them where there is no name at all, with or without a declaration', () => {
    expect(broken('indicator-name', { [at]: undefined })).toEqual([at, at, at]);
    expect(broken('indicator-name', { [at]: {}, '/declaration': undefined })).toEqual(
      ['1', '2', '3'].map((n) => `${at}/level${n}`),
    );
  });

  it.each([
    ['level1', '效益指标'],
    ['level2', '质量指标'],
    ['level3', '安装呼叫终端'],
  ])('wants the indicator in the declaration: %s is not %s', (level, value) => {
    const changes = { [`${at}/${level}`]: value };
    expect(broken('indicator-name', changes)).toEqual([at]);
    expect(broken('indicator-name', { ...changes, '/declaration': undefined })).toEqual([]);
  });

  it('takes the levels with or without the word 指标, as the instructions of the form do', () => {
    expect(broken('indicator-name', { [`${at}/level1`]: '产出', [`${at}/level2`]: '数量' })).toEqual([]);
    expect(
      broken('indicator-name', { [`${at}/level1`]: ' 产出指标 ', [`${at}/level3`]: '安装紧急呼叫终端\n' }),
    ).toEqual([]);
  });

  it('looks into every sub-project', () => {
    const indicator = { level1: '产出指标', level2: '数量指标', level3: '监理报告' };
    expect(broken('indicator-name', { [at]: indicator, '/revisions/0/originalValue': '6份' })).toEqual([]);
  });
});

describe('original-value', () => {
  const at = '/revisions/0/originalValue';

  it('is the declared one', () => {
    expect(broken('original-value', { [at]: '2001台' })).toEqual([at]);
    expect(broken('original-value', { [at]: undefined })).toEqual([at]);
    expect(broken('original-value', { [at]: ' 2000台\n' })).toEqual([]);
  });

  it.each([
    ['≥95%', '≥９５％'],
    ['≥95%', '＞＝95 %'],
    ['≥ 95 %', '>=95%'],
    ['2000台', '２０００　台'],
    ['2000台', '2,000台。'],
    ['（一期）完成', '(一期)\n完成'],
    ['', '—'],
    ['无', '/'],
    ['无', undefined],
    ['90%～95%', '90%~95%'],
    ['90%–95%', '90%-95%'],
    ['−5℃', '-5°C'],
    ['100㎡', '100m²'],
    ['3∶1', '3：1'],
    ['50µg', '50μg'],
  ])('is %j also as %j, which nobody tells apart on paper', (target, filed) => {
    const declared = { '/declaration/subprojects/0/indicators/quantity/0/target': target };
    const revised = { '/revisions/0/indicator/level3': sampleIndicator, [at]: filed };
    expect(broken('original-value', { ...declared, ...revised })).toEqual([]);
  });

  it.each([
    ['10²', '102'],
    ['95%', '95'],
    ['≥95%', '95%'],
    ['1200台', '12,00台'],
    ['10%', '1.0%'],
  ])('is not %j as %j', (target, filed) => {
    const declared = { '/declaration/subprojects/0/indicators/quantity/0/target': target };
    expect(
      broken('original-value', { ...declared, '/revisions/0/indicator/level3': sampleIndicator, [at]: filed }),
    ).toEqual([at]);
  });

  it('may be anything without a declaration, or for an indicator that is not in it', () => {
    expect(broken('original-value', { [at]: '2001台', '/declaration': undefined })).toEqual([]);
    expect(broken('original-value', { [at]: '2001台', '/revisions/0/indicator/level3': '其他' })).toEqual([]);
  });

  it('is one of them where several sub-projects have an indicator of that name', () => {
    const twin = { '/declaration/subprojects/3/indicators/quantity': [{ name: '安装紧急呼叫终端', target: '7台' }] };
    expect(broken('original-value', { ...twin, [at]: '7台' })).toEqual([]);
    expect(broken('original-value', { ...twin, [at]: '2000台' })).toEqual([]);
    expect(broken('original-value', { ...twin, [at]: '8台' })).toEqual([at]);
  });

  it('names the declared value', () => {
    const finding = findings('annex-4', changed(full, { [at]: '2001台' }))[0];
    expect(finding).toMatchObject({
      severity: 'error',
      label: '预算绩效目标修订内容 › 第1项 › 原指标值',
      message: '与申报时的指标值不一致：申报表为“2000台”，此处为“2001台”；请改正。',
    });
  });
});

describe('the declared value in a message', () => {
  it('is said not to be filled in where it is not', () => {
    const declared = { '/declaration/subprojects/0/indicators/quantity/0/target': ' ' };
    const revised = { '/revisions/0/indicator/level3': sampleIndicator, '/revisions/0/originalValue': '5台' };
    const [finding] = findings('annex-4', changed(full, { ...declared, ...revised }));
    expect(finding?.message).toBe('与申报时的指标值不一致：申报表没有填写，此处为“5台”；请改正。');
  });
});

describe('new-indicator', () => {
  const at = '/revisions/0/indicator';
  const added = { [`${at}/level3`]: '新增的终端', '/revisions/0/originalValue': undefined };

  it('doubts an indicator that neither the declaration nor the revision has a value of', () => {
    const none = [
      '',
      '无',
      '—',
      '/',
      '新增',
      '（新增指标）',
      '暂无',
      '原无',
      '空',
      '无此指标',
      'N/A',
      '（无）',
      '原无此项指标',
    ];
    for (const value of [undefined, ...none]) {
      const changes = { ...added, '/revisions/0/originalValue': value };
      expect(broken('new-indicator', changes), value).toEqual([at]);
      expect(broken('indicator-name', changes), value).toEqual([]);
    }
  });

  it('is told to leave the original value empty where it is an error', () => {
    for (const value of ['0', '7台']) {
      const [finding] = findings('annex-4', changed(full, { ...added, '/revisions/0/originalValue': value }));
      expect([finding?.rule, finding?.message]).toEqual([
        'indicator-name',
        expect.stringContaining('若是新增的指标，原指标值请留空'),
      ]);
    }
  });

  it('leaves it an error where there was a value, or where it is cancelled', () => {
    const cancellations = [{ '/revisions/0/cancelled': true }, { '/revisions/0/revisedValue': '（取消）' }];
    for (const change of [{ '/revisions/0/originalValue': '7台' }, ...cancellations]) {
      expect(broken('new-indicator', { ...added, ...change })).toEqual([]);
      expect(broken('indicator-name', { ...added, ...change })).toEqual([at]);
    }
  });

  it('says nothing without a declaration, or of a name that is not complete', () => {
    expect(broken('new-indicator', { ...added, '/declaration': undefined })).toEqual([]);
    expect(broken('new-indicator', { ...added, [`${at}/level2`]: '' })).toEqual([]);
  });
});

describe('evidence', () => {
  it('names at least one document for each revision', () => {
    for (const value of [undefined, []]) {
      expect(broken('evidence', { '/revisions/2/evidence': value })).toEqual(['/revisions/2/evidence']);
    }
    expect(broken('evidence', { '/revisions/2/evidence': ['会议纪要'] })).toEqual([]);
  });
});

describe('declaration-project', () => {
  it('is the project of the declaration', () => {
    expect(broken('declaration-project', { '/projectName': '智慧社区养老服务平台' })).toEqual(['/projectName']);
    for (const same of [' 智慧社区养老服务平台建设\n', '智慧社区\n养老服务平台建设', '智慧社区 养老服务平台建设']) {
      expect(broken('declaration-project', { '/projectName': same })).toEqual([]);
    }
    const widths = { '/projectName': '平台（ＩＴ）', '/declaration/projectName': '平台(IT)' };
    expect(broken('declaration-project', widths)).toEqual([]);
    expect(broken('declaration-project', { '/projectName': '其他', '/declaration': undefined })).toEqual([]);
  });
});

describe('the declaration', () => {
  it('is held against the errors of its own form, which are warnings here, at their places in it', () => {
    const changes = { '/declaration/endDate': '2001-01-01', '/declaration/category/subtype': 'renovation' };
    expect(broken('date-order', changes)).toEqual(['/declaration/endDate']);
    expect(broken('category-subtype', changes)).toEqual(['/declaration/category/subtype']);
    expect(findings('annex-4', changed(full, changes)).map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  it('is not held against the warnings of its own form: it has been accepted as it is', () => {
    expect(
      findings('annex-4', changed(full, { '/declaration/department': undefined, '/declaration/budget/total': 1 })),
    ).toEqual([]);
  });
});

describe('phone', () => {
  it('doubts what is no number', () => {
    expect(broken('phone', { '/phone': '110' })).toEqual(['/phone']);
    expect(broken('phone', { '/phone': '' })).toEqual([]);
  });
});

function declaredIndicator(): string {
  const { subprojects } = (full as { declaration: { subprojects: { indicators: { quantity: { name: string }[] } }[] } })
    .declaration;
  return subprojects[0]?.indicators.quantity[0]?.name ?? '';
}
