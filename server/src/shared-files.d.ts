/** Files that lie beside the bundles, so that the package carries each once (scripts/build.mts). */
declare module 'clio:language-model' {
  const languageModel: import('./language/sentences.ts').LanguageModel;
  export default languageModel;
}
declare module 'clio:packs' {
  const shipped: import('./knowledge/shipped.ts').ShippedFile;
  export default shipped;
}
