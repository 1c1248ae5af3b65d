/** The bundler reads style sheets as texts here. */
declare module '*.css' {
  const css: string;
  export default css;
}
