/** The same formula for each of them: TeX is ours, Typst has a notation of its own, `text` is what stands where no formula can. */
export type BenchFormula = { tex: string; typst: string; text: string };

export const displayed: readonly BenchFormula[] = [
  {
    tex: '\\sum_{i=1}^{n} \\frac{a_i}{b_i + c_i^2} \\le \\sqrt{\\prod_{k} x_k}',
    typst: 'sum_(i=1)^n a_i / (b_i + c_i^2) <= sqrt(product_k x_k)',
    text: 'Σ aᵢ/(bᵢ + cᵢ²) ≤ √Π xₖ',
  },
  {
    tex: '\\int_0^\\infty e^{-\\lambda t^2}\\,dt = \\frac{1}{2}\\sqrt{\\frac{\\pi}{\\lambda}}',
    typst: 'integral_0^infinity e^(-lambda t^2) dif t = 1/2 sqrt(pi/lambda)',
    text: '∫ exp(−λt²) dt = ½ √(π/λ)',
  },
  {
    tex: 'A = \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
    typst: 'A = mat(a, b; c, d)',
    text: 'A = (a b; c d)',
  },
  {
    tex: 'f(x) = \\lim_{h \\to 0} \\frac{g(x+h) - g(x)}{h}',
    typst: 'f(x) = lim_(h -> 0) (g(x + h) - g(x))/h',
    text: 'f(x) = lim (g(x + h) − g(x))/h',
  },
];

export const inline: readonly BenchFormula[] = [
  { tex: 'x_i^2 + \\alpha', typst: 'x_i^2 + alpha', text: 'x² + α' },
  { tex: 'O(n \\log n)', typst: 'O(n log n)', text: 'O(n log n)' },
  { tex: '\\varepsilon \\le 10^{-6}', typst: 'epsilon <= 10^(-6)', text: 'ε ≤ 10^−6' },
];

export function formulaOf(tex: string): BenchFormula {
  return [...displayed, ...inline].find((one) => one.tex === tex)!;
}
