/** A client of filing-press for Node and browsers. */
export { FilingPress, type FilingPressOptions } from './client.ts';
export {
  ConnectionError,
  FilingPressError,
  IncompleteAnswerError,
  ProblemError,
  UnexpectedAnswerError,
} from './errors.ts';
export type * from './types.ts';
