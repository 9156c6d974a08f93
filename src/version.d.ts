/** The package version, put in by the build. */
declare const __RUBRICON_VERSION__: string;
