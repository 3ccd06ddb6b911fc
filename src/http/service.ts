import type { Config } from '../config.ts';
import type { Admission } from '../documents/admission.ts';
import type { BatchPress } from '../documents/batch/batch-press.ts';
import type { DocumentPress } from '../documents/press.ts';
import type { ListedRule } from '../documents/rules/rule-list.ts';
import type { Samples } from '../documents/samples.ts';
import type { FontDescription } from '../fonts/describe.ts';
import type { Form } from '../forms/form.ts';
import type { Logger } from '../observability/logger.ts';
import type { ServiceMetrics } from '../observability/metrics.ts';
import type { DocumentVerifier } from '../verify/verify.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { BodyBudget } from './request/body-budget.ts';
import type { AnswerBudget } from './response/answer-budget.ts';

/** The printing engine as far as the health of the service goes. */
export interface EngineHealth {
  /** A real probe, unless something was printed lately. */
  probe(): Promise<'starting' | 'ready' | 'unavailable' | 'draining'>;
  /** The browser that prints now: Chromium's version, and whether its sandbox is on. */
  readonly browser: { readonly version: string; readonly sandbox: boolean } | undefined;
  /** Why there is none, where that is known: a stable reason and a Chinese message, neither with a path. */
  readonly fault?: { readonly reason: string; readonly message: string } | undefined;
}

/** Limits that requests are held to, as they are configured. */
export type HttpLimits = Pick<Config['http'], 'bodyLimit' | 'bodyTime' | 'deadline' | 'leastRate' | 'stallTime'>;

/** All that the routes work with; wired in `main.ts`. */
export interface Service {
  /** Version of the package. */
  readonly version: string;
  /** Version and content, as manifests have it. */
  readonly build: string;
  /** In front of press and verifier. */
  readonly admission: Admission;
  readonly press: DocumentPress;
  readonly verifier: DocumentVerifier;
  readonly batches: BatchPress;
  readonly forms: readonly Form[];
  readonly samples: Samples;
  readonly engine: EngineHealth;
  /** All rules, as `GET /v1/rules` answers. */
  readonly rules: () => Promise<readonly ListedRule[]>;
  /** The face of each role, as `GET /v1/fonts` answers. */
  readonly fonts: () => readonly FontDescription[];
  readonly lifecycle: Lifecycle;
  readonly limits: HttpLimits;
  readonly bodyBudget: BodyBudget;
  readonly answerBudget: AnswerBudget;
  /** SHA-256 digests; empty: no key is asked for. */
  readonly apiKeys: readonly Uint8Array[];
  /** Addresses, CIDR blocks and names of them, as Express' `trust proxy` takes them. */
  readonly trustedProxies: readonly string[];
  readonly metrics: ServiceMetrics;
  readonly logger: Logger;
}
