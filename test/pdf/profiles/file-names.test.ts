import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { profiles } from '#app/pdf/profiles.ts';
import { fileNames, safeNames } from '#app/pdf/profiles/file-names.ts';

describe('names of the files of a package', () => {
  it('are the titles in plain letters', () => {
    expect(fileNames(['Project Description', 'Données & Łódź: größe', 'Nguyễn’s ﬁle № 1', '李'], safeNames)).toEqual([
      'Project-Description.pdf',
      'Donnees-Lodz-grosse.pdf',
      'Nguyen-s-file-No-1.pdf',
      'section.pdf',
    ]);
  });

  it('are told apart whatever their case, and stay as short as the rule wants', () => {
    const long = 'Facilities, Equipment and Other Resources of All';
    expect(fileNames(['Plan', 'PLAN', 'plän', long, `${long} Partners`], safeNames)).toEqual([
      'Plan.pdf',
      'PLAN-2.pdf',
      'plan-3.pdf',
      'Facilities-Equipment-and-Other-Resou.pdf',
      'Facilities-Equipment-and-Other-Res-2.pdf',
    ]);
  });

  it('keep every rule, for any titles', () => {
    const titles = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('A', 'a', '', 'ﬀ'.repeat(40))), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(titles, (given) => {
        const names = fileNames(given, safeNames);
        expect(names).toHaveLength(given.length);
        for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]{1,36}\.pdf$/);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(given.length);
      }),
    );
  });

  it('are shorter than the 50 characters of Grants.gov in every profile', () => {
    for (const { fileName } of Object.values(profiles)) expect(fileName.most + '.pdf'.length).toBeLessThanOrEqual(50);
  });
});
