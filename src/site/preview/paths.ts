/** Where a preview is opened, left, drawn and turned to another release. */
export const previewPaths = {
  enable: '/preview/enable',
  disable: '/preview/disable',
  script: '/preview/overlay.js',
  perspective: '/preview/perspective',
} as const
