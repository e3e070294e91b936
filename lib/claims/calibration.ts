/** From log odds to a calibrated probability. */
import type { Calibration } from './model/types.ts';

export function calibrated(c: Calibration, logOdds: number): number {
  const last = c.x.length - 1;
  if (last < 0) return 1 / (1 + Math.exp(-logOdds));
  const x = (i: number) => c.x[i] ?? 0;
  const y = (i: number) => c.y[i] ?? 0;
  if (logOdds <= x(0)) return y(0);
  for (let i = 1; i <= last; i++) {
    if (logOdds <= x(i)) {
      const span = x(i) - x(i - 1);
      const part = span > 0 ? (logOdds - x(i - 1)) / span : 1;
      return y(i - 1) + part * (y(i) - y(i - 1));
    }
  }
  return y(last);
}
