import { comparable } from '../comparable.ts';

/** Whether a revised value says what `cancelled` says: 取消, “取消”, 取消该指标, 已撤销. */
export function isCancellation(revisedValue: string | undefined): boolean {
  return cancellation.test(comparable(revisedValue ?? '').replace(marks, ''));
}

/** Brackets and quotation marks, which 填表说明 2 itself has around the word. */
const marks = /^[(["'【「『《<{]+|[)\]"'】」』》>}]+$/g;

const cancellation =
  /^(?:已|拟|予以|申请|同意)?(?:取消|撤销|删除|删去|废止|作废|不再(?:执行|实施|设置|考核))(?:[该此本])?(?:项)?(?:[一二三]级)?(?:绩效)?(?:指标)?(?:项目)?$/;
