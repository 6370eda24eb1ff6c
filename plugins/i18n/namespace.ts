/** The i18n namespace of every text the plugin shows. */
export const beatbookNamespace = 'beatbook'
