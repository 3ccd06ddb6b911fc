import { AppError } from './errors.ts';
import type { FirstPrints } from './first-prints.ts';
import type { EngineHealth } from './http/service.ts';

/**
 * The engine, ready when each form has been printed: with what prints now, they are printed first. A form that does not
 * come out as it was filled ends the service, as it would have at the start.
 */
export function provenEngine(
  engine: EngineHealth,
  firstPrints: Pick<FirstPrints, 'areDone' | 'print'>,
  fail: (error: unknown) => void,
): EngineHealth {
  return {
    probe: async () => {
      const state = await engine.probe();
      if (state !== 'ready' || firstPrints.areDone) return state;
      try {
        await firstPrints.print();
        return 'ready';
      } catch (error) {
        if (!(error instanceof AppError)) fail(error);
        return 'starting';
      }
    },
    get browser() {
      return engine.browser;
    },
    get fault() {
      return engine.fault;
    },
  };
}
