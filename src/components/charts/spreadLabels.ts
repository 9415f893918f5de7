/**
 * Heights for labels that would stand at `heights` (pixels from the top), moved apart to at least `gap` pixels from one
 * another and kept between `top` and `bottom`; their order stays. Where there is no room for all they share what there is.
 */
export function spreadLabels(
  heights: readonly number[],
  { gap, top, bottom }: { readonly gap: number; readonly top: number; readonly bottom: number },
): readonly number[] {
  const order = heights.map((_, index) => index).sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
  const step = Math.min(gap, (bottom - top) / Math.max(1, heights.length - 1));
  const placed: number[] = [...heights];
  let last = top - step;
  for (const index of order) {
    last = Math.max(heights[index] ?? 0, last + step);
    placed[index] = last;
  }
  let next = bottom + step;
  for (const index of order.reverse()) {
    next = Math.min(placed[index] ?? 0, next - step);
    placed[index] = next;
  }
  return placed;
}
