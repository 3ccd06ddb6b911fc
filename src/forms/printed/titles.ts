import { fileNamePart } from './file-name.ts';
import { firstCharacters } from './first-characters.ts';
import { lineOf } from './paragraphs.ts';

/** What a filing says of itself, beside the names of its form. */
interface Titled {
  readonly projectName: string;
  readonly department?: string | undefined;
  /** What the title line begins with, and the year of the line below it, on a form that prints them. */
  readonly district?: string;
  readonly year?: number;
}

/** The members of a `Form` that name a filing, each on one line and not too long. */
export function titlesOf<Filing>(form: { annex: string; title: string }, read: (filing: Filing) => Titled) {
  const project = (filing: Filing): string => firstCharacters(lineOf(read(filing).projectName), 200);
  return {
    department: (filing: Filing): string => firstCharacters(lineOf(read(filing).department), 60),
    projectName: project,
    fileName: (filing: Filing): string => {
      const { year, projectName } = read(filing);
      return [form.annex, ...(year === undefined ? [] : [`${year}年度`]), fileNamePart(projectName)].join('-');
    },
    documentTitle: (filing: Filing): string => {
      const { district = '', year } = read(filing);
      const ofYear = year === undefined ? '：' : `（${year}年度）`;
      return firstCharacters(district, 60) + form.title + ofYear + project(filing);
    },
  };
}
