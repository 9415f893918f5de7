declare module "htl" {
  /** Makes one element from a template; values are set as text, attributes or nodes, never parsed as HTML. */
  export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): HTMLElement;
  /** Like `html`, for a drawing. */
  export function svg(strings: TemplateStringsArray, ...values: readonly unknown[]): SVGElement;
}
