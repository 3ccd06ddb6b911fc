import { AppError, withoutStack } from '../../../errors.ts';
import { openBrace } from '../../json/syntax.ts';

/** Between two commas, or a comma and a bracket, stands nothing. */
export function missing(index: number): AppError {
  // A body of commas has nothing else.
  return withoutStack(() => new AppError('invalid-json', `第 ${index} 项是空的：多了一个逗号，请删去。`));
}

/** What follows an item looks like the rest of it. */
export function closedTooEarly(index: number, line: number): AppError {
  const detail = `第 ${index} 项（第 ${line} 行起）的右括号之后还有它的内容，可能多了一个右括号；没有印，请改正后重试。`;
  return new AppError('invalid-json', detail, { members: { line } });
}

/** The body is something else; `rest` are its first bytes. */
export function notAnArray(rest: Uint8Array = new Uint8Array()): AppError {
  if ((rest[0] === 0xff && rest[1] === 0xfe) || (rest[0] === 0xfe && rest[1] === 0xff)) {
    return new AppError('invalid-encoding', '内容看来是 UTF-16，请另存为 UTF-8 后再提交。');
  }
  const hint =
    rest[0] === openBrace
      ? '；一行一项时请把 Content-Type 设为 application/x-ndjson'
      : rest.length === 0
        ? '；内容是空的'
        : '';
  return new AppError('invalid-json', `批次应为 JSON 数组 [{"form": …, "filing": …}, …]${hint}。`);
}
