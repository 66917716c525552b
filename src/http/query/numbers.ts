// Parameters that are whole numbers.
import { z } from 'zod';

/**
 * A whole number within inclusive bounds. Without a preset the parameter is optional.
 * @param max Infinity when there is no bound worth mentioning
 */
export function wholeNumber(min: number, max: number): z.ZodOptional<z.ZodType<number>>;
export function wholeNumber(
  min: number,
  max: number,
  preset: number,
): z.ZodDefault<z.ZodType<number>>;
export function wholeNumber(
  min: number,
  max: number,
  preset?: number,
): z.ZodType<number | undefined> {
  const range = max === Infinity ? `from ${min}` : `from ${min} to ${max}`;
  const number = z
    .string()
    .refine((text) => isWhole(text, min, max), `must be a whole number ${range}`)
    .transform(Number);
  const bounds = { minimum: min, ...(max !== Infinity && { maximum: max }) };
  const override = { type: 'integer', ...bounds } as const;
  return preset === undefined
    ? number.optional().meta({ override })
    : number.default(preset).meta({ override: { ...override, default: preset } });
}

function isWhole(text: string, min: number, max: number): boolean {
  return /^(?:0|[1-9]\d*)$/.test(text) && Number(text) >= min && Number(text) <= max;
}
