import type { ReportTexts } from './da.ts'

/** What the person's report says, in English. */
export const en: ReportTexts = {
  title: 'Who has received information about you',
  synthetic: 'SYNTHETIC DATA',
  introOfAll: 'This shows which authorities and organisations have received information about you through Samsyn: when, for '
    + 'what, which information, and under which rules. The information itself is held by the authority that it comes from.',
  introOfOwn: 'This shows who has received information about you through Samsyn from the authority that gave you this, and what it '
    + 'has received itself: when, for what, which information, and under which rules. The information itself is held by the '
    + 'authority that it comes from. Other authorities answer for what they have given and received: ask them too.',
  right: 'You have a right of access under article 15 of the General Data Protection Regulation, and with the police and the '
    + 'prosecution under section 15 of the Danish Law Enforcement Data Act (retshåndhævelsesloven). The authority that gave you '
    + 'this also helps you to have information corrected or erased. You can complain to the Danish Data Protection Agency.',
  withoutStaff: 'The names of employees are left out: it shows which authority, and in which role.',
  withStaff: 'Employees are shown by the number under which their authority knows them.',
  boundedOfAll: 'Here is everything that Samsyn has disclosed about you until then, except what the police and the prosecution '
    + 'may keep back under the law.',
  boundedOfOwn: 'Here is everything that the authority has given and received about you through Samsyn until then, except what the '
    + 'police and the prosecution may keep back under the law.',
  madeAt: 'Made {{at}}. Case {{case}}.',
  none: 'There are no disclosures to show here.',
  count_one: '{{count}} disclosure',
  count_other: '{{count}} disclosures',
  when: 'When',
  purpose: 'For what',
  facts: 'Which information',
  basis: 'Under which rules',
  as: 'As {{role}}',
  employee: 'employee {{employee}}',
  from: 'From {{controller}}: {{facts}}',
  consent: 'You have given consent.',
  page: 'Page {{page}} of {{pages}}',
}
