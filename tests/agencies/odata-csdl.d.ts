/** The OData committee's own reader of metadata documents, which ships no types. */
declare module 'odata-csdl' {
  export const xml2json: (xml: string, options: { strict?: boolean; messages?: object[] }) => Record<string, unknown>
}
