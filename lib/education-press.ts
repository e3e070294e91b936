/** The education press that is offered by name. Asked for with all subdomains: articles stand on some of them. */
export const educationPress = [
  { name: 'Schools Week', host: '*.schoolsweek.co.uk' },
  { name: 'Tes', host: '*.tes.com' },
  { name: 'SecEd', host: '*.sec-ed.co.uk' },
] as const;
