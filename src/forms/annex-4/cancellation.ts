import { comparable } from '../comparable.ts';

/** Whether a revised value says what `cancelled` says: 取消, 取消该指标, 已取消. */
export function isCancellation(revisedValue: string | undefined): boolean {
  return cancellation.test(comparable(revisedValue ?? ''));
}

const cancellation = /^(?:已|拟|予以)?取消(?:[该此本])?(?:项)?(?:[一二三]级)?(?:指标)?(?:项目)?$/;
