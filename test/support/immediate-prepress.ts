import type { ImmediatePrepress, Prepress } from '../../src/documents/prepress.ts';

/** A prepress that does everything at once, whatever it is. */
export function promised(immediate: ImmediatePrepress): Prepress {
  return {
    validate: async (order) => Promise.resolve(immediate.validate(order)),
    check: async (order) => {
      immediate.check(order);
      return Promise.resolve();
    },
    prepare: async (order, { signal }) => {
      signal.throwIfAborted();
      return Promise.resolve(immediate.prepare(order));
    },
    prepareBlank: async (order) => Promise.resolve(immediate.prepareBlank(order)),
    fill: async (form, title, view) => Promise.resolve(immediate.fill(form, title, view)),
  };
}
