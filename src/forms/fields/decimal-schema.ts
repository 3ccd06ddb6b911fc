import { minusSigns, noFigurePattern } from '../money.ts';

/** What a decimal may be. */
export interface DecimalOptions {
  /** Decimals that count. */
  readonly places: number;
  /** The largest, a whole number. Without it the whole part has up to {@link mostWhole} digits. */
  readonly max?: number;
  /** Whether it may be below 0. */
  readonly negative?: boolean;
  /** Whether strokes, a slash or 无 may stand where there is none. */
  readonly mayBeDash?: boolean;
}

/** Digits before the point of a decimal without another bound. */
export const mostWhole = 15;

/** What JSON Schema says of a decimal: a number, or a string of digits. */
export function decimalSchemas(options: DecimalOptions): readonly object[] {
  const { places, max, negative = false, mayBeDash = false } = options;
  const bounds =
    max === undefined
      ? { ...(negative ? { exclusiveMinimum: -1e15 } : { minimum: 0 }), exclusiveMaximum: 1e15 }
      : { minimum: negative ? -max : 0, maximum: max };
  const description = `小数最多 ${places} 位，末尾的 0 不计。`;
  const zero = `[${minusSigns}]0(?:\\.0+)?`;
  const text = `${figurePattern(options)}|${zero}${mayBeDash ? `|${noFigurePattern}` : ''}`;
  return [
    { type: 'number', ...bounds, description },
    { type: 'string', pattern: `^\\s*(?:${text})?\\s*$` },
  ];
}

function figurePattern({ places, max, negative = false }: DecimalOptions): string {
  const sign = negative ? `[${minusSigns}]?` : '';
  const fraction = places === 0 ? '(?:\\.0+)?' : `(?:\\.\\d{1,${places}}0*)?`;
  if (max === undefined) return `${sign}(?:0|[1-9]\\d{0,${mostWhole - 1}})${fraction}`;
  const below = max === 0 ? [] : [`(?:${wholesBelow(String(max)).join('|')})${fraction}`];
  return `${sign}(?:${[...below, `${max}(?:\\.0+)?`].join('|')})`;
}

/** Patterns of the whole numbers below one: of fewer digits, and of as many with a smaller digit after the same ones. */
function wholesBelow(digits: string): readonly string[] {
  const fewer = digits.length === 1 ? [] : ['0', `[1-9]\\d{0,${digits.length - 2}}`].slice(0, digits.length);
  const asMany = Array.from(digits, (digit, index) => {
    const least = index === 0 && digits.length > 1 ? 1 : 0;
    const rest = digits.length - index - 1;
    return Number(digit) > least ? [`${digits.slice(0, index)}[${least}-${Number(digit) - 1}]\\d{${rest}}`] : [];
  });
  return [...fewer, ...asMany.flat()];
}
