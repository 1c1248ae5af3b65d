/** Tests run straight from TypeScript through swc; types are checked by `tsc` as a step of its own. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.(ts|m?js)$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  // These ship as ES modules only, or (OpenTelemetry's) load parts by import(), which Jest does not know; everything else in node_modules is left as it is.
  transformIgnorePatterns: ['/node_modules/(?!(jose|text-readability|syllable|pluralize|@opentelemetry/otlp-exporter-base)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  // Two at a time, also on two cores: browser tests mostly wait. More would compete for the clock that some of them measure by.
  maxWorkers: 2,
  // A worker remembers a little of every file it ran, and each promise then costs more (async_hooks): late in a run, files took six times as long. A new one is as quick as at first.
  workerIdleMemoryLimit: '512MB',
  testTimeout: 60000,
  // Jest's sandbox makes every look-up of a global slow; learning takes a third of the time with these at hand. None that a test replaces (Date, timers, fetch) may be among them.
  sandboxInjectedGlobals: ['Math', 'Object', 'Array', 'String', 'Number', 'RegExp', 'JSON', 'Map', 'Set', 'WeakMap', 'Symbol', 'Int8Array', 'Uint8Array', 'Uint16Array', 'Int32Array', 'Float32Array'],
};
