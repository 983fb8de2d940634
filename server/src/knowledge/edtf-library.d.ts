/** The part of the `edtf` package (EDTF.js) that Clio uses; it ships no types. */
declare module 'edtf' {
  export default function edtf(text: string): unknown;
}
