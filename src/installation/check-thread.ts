import { serveCalls } from '../concurrency/serve-calls.ts';
import { examineInstallation } from './examine.ts';

const calls = { examine: examineInstallation };
export type CheckCalls = typeof calls;
serveCalls(calls);
