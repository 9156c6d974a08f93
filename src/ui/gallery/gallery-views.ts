import { html, type TemplateResult } from 'lit';
import { kwBench } from '../../domain/profiles/kw-bench.ts';
import { weightedMean } from '../../domain/profiles/weighted-mean.ts';
import { caseIntake } from '../case-intake.ts';
import { type CaseListProps, caseList } from '../case-list.ts';
import { compareView } from '../compare-view.ts';
import { desk } from '../desk.ts';
import { exportDialog } from '../export-dialog.ts';
import { type ImportPreviewProps, importDialog } from '../import-preview.ts';
import type { Send } from '../intent.ts';
import { type LibraryViewProps, libraryDialog } from '../library-view.ts';
import { lockDialog } from '../lock-panel.ts';
import { elsewhereView, type LockStatus, lockView } from '../lock-view.ts';
import type { ModelStatus } from '../model-status.ts';
import { firstRunNote } from '../notices.ts';
import type { TopBarProps } from '../top-bar.ts';
import { benchViews, libraryEmpty, libraryFilled } from './gallery-bench.ts';
import { calibrationIdle, calibrationReading, calibrationTried } from './gallery-calibration.ts';
import { conversation, criteriaWith, rubric } from './gallery-case.ts';
import {
  comparedProfiles,
  comparedRubrics,
  comparedThree,
  comparedTwo,
  exportLossy,
  scaledCriteria,
  scaledRubric,
} from './gallery-compare.ts';
import { deskProps, deskWith, faulty, flagged, open, profileWith, suspect } from './gallery-desk.ts';
import { frame } from './gallery-frame.ts';
import { importFound, importReplaces } from './gallery-import.ts';
import { modelsCompared, modelsIdle, modelsWorking } from './gallery-models.ts';
import { sealBroken, sealHolds } from './gallery-seal.ts';

export interface GalleryView {
  readonly name: string;
  readonly draw: (send: Send) => TemplateResult;
}

const homeBar: TopBarProps = {
  title: null,
  place: null,
  work: 'none',
  scoreLabel: '',
  canExport: false,
  theme: 'auto',
};
const deskBar: TopBarProps = {
  title: rubric.title,
  place: { at: 2, of: 5 },
  work: 'idle',
  scoreLabel: 'Score again',
  canExport: true,
  theme: 'auto',
};

const samples = [
  { title: 'Chest pressure after the stairs', about: 'An emergency, answered with too much comfort' },
  { title: 'A painkiller beside a blood thinner', about: 'A medication question, answered well with gaps' },
];
const noDraft = { conversation: '', response: '', rubric: '' };
const issue = {
  line: 3,
  field: 'rubrics[2].points',
  expected: 'a number other than 0',
  found: 'the word "five"',
  remedy: 'Write the points as a number.',
};

const home =
  (extra: (send: Send) => unknown, issues: readonly (typeof issue)[] = []) =>
  (send: Send): TemplateResult =>
    html`<div class="home">${extra(send)}${caseIntake({ samples, issues, brought: issues.length > 0 ? 4 : null, draft: noDraft }, send)}</div>`;

const bounds = (lowest: number, highest: number) => ({
  score: { value: lowest === highest ? lowest : null, lowest, highest, reason: null },
  profile: '',
  inPercent: true,
});
const casesIn = (batch: Pick<CaseListProps, 'batch' | 'timeLeft'>, send: Send): unknown =>
  caseList(
    {
      cases: [
        { id: '1', title: 'Fever in a young child', status: 'scored', toReview: 0, ...bounds(0.39, 0.39) },
        { id: '2', title: 'Ankle after a fall', status: 'scored', toReview: 3, ...bounds(0.5, 0.75) },
        {
          id: '3',
          title: 'Sleep and shift work',
          status: 'running',
          toReview: 0,
          score: null,
          profile: '',
          inPercent: true,
        },
      ],
      summary: {
        n: 2,
        unscored: 0,
        mean: null,
        lowest: 0.445,
        highest: 0.57,
        low: 0.39,
        high: 0.75,
        toReview: 3,
        profile: 'HealthBench',
        inPercent: true,
      },
      ...batch,
      done: 2,
      toReview: 3,
      removed: 'A rash after new soap',
    },
    send,
  );
const cases = (send: Send): unknown => casesIn({ batch: 'paused' }, send);
const batch = (send: Send): unknown => casesIn({ batch: 'running', timeLeft: 170_000 }, send);

const loading: ModelStatus = { phase: 'loading', step: 'Loading the model', loaded: 9_400_000, total: 24_100_000 };
const failed: ModelStatus = {
  phase: 'failed',
  message: 'A model file does not match its checksum. Load it again; if it returns, reinstall.',
};

const scaled = { rubric: scaledRubric, shown: scaledRubric.criteria };

/** A view with the import dialog open over it. */
const withImport =
  (props: ImportPreviewProps, draw: GalleryView['draw']): GalleryView['draw'] =>
  (send) =>
    html`${draw(send)}${importDialog(props, true, send)}`;

/** A view with the dialog of the library open over it. */
const withLibrary =
  (props: LibraryViewProps, draw: GalleryView['draw']): GalleryView['draw'] =>
  (send) =>
    html`${draw(send)}${libraryDialog(props, send)}`;

const wrong: LockStatus = { atRest: 'locked', working: false, message: 'That is not the passphrase.' };
const withLock =
  (lock: LockStatus): GalleryView['draw'] =>
  (send) =>
    html`${frame({ bar: homeBar }, home(cases))(send)}${lockDialog({ lock, after: 15 }, true, send)}`;

/** Every view in every state; interface work happens here. */
export const galleryViews: readonly GalleryView[] = [
  {
    name: 'home',
    draw: frame(
      { bar: homeBar, model: loading },
      home((send) => firstRunNote('#', send)),
    ),
  },
  { name: 'home-cases', draw: frame({ bar: homeBar }, home(cases)) },
  { name: 'home-batch', draw: frame({ bar: homeBar }, home(batch)) },
  {
    name: 'home-issues',
    draw: frame(
      { bar: homeBar },
      home(() => '', [issue, { ...issue, line: 7 }]),
    ),
  },
  { name: 'desk', draw: frame({ bar: deskBar }, deskWith({})) },
  { name: 'desk-selected', draw: frame({ bar: deskBar }, deskWith({ selected: 'c1' })) },
  { name: 'desk-flags', draw: frame({ bar: deskBar }, deskWith({}, flagged)) },
  {
    name: 'desk-suspect',
    draw: frame(
      { bar: deskBar },
      deskWith({ selected: 'c2', warned: new Map([['c2', 'names-criterion']]) }, criteriaWith(), suspect),
    ),
  },
  { name: 'desk-miss', draw: frame({ bar: deskBar }, deskWith({ selected: 'c3' })) },
  {
    name: 'desk-override',
    draw: frame(
      { bar: deskBar },
      deskWith({ selected: 'c6', inline: { kind: 'override', criterionId: 'c6', met: false } }),
    ),
  },
  {
    name: 'desk-edit',
    draw: frame({ bar: deskBar }, deskWith({ selected: 'c2', inline: { kind: 'edit', criterionId: 'c2' } })),
  },
  {
    name: 'desk-mixed',
    draw: frame({ bar: { ...deskBar, work: 'running' } }, deskWith({ selected: 'c6' }, faulty, open)),
  },
  {
    name: 'desk-text',
    draw: frame({ bar: deskBar }, deskWith({ selected: 'c1' }, criteriaWith(), { pane: 'text' })),
  },
  {
    name: 'desk-loading',
    draw: frame(
      { bar: { ...deskBar, work: 'idle', scoreLabel: '' }, model: loading },
      deskWith({}, criteriaWith(Object.fromEntries(rubric.criteria.map(({ id }) => [id, { verdict: null }]))), {
        score: { score: null, floor: 0, work: 'Waiting for the model', met: 0, unmet: 0 },
      }),
    ),
  },
  {
    name: 'desk-failed',
    draw: frame(
      {
        bar: deskBar,
        model: failed,
        fault: 'The worker stopped and could not be started again. Load the model again.',
        warning: 'This text seems to be Spanish; the model knows English only.',
      },
      deskWith({}),
    ),
  },
  {
    name: 'desk-empty',
    draw: frame({ bar: { ...deskBar, canExport: false, scoreLabel: '' } }, (send) =>
      desk(
        {
          ...deskProps(criteriaWith()),
          score: { score: null, floor: 0, work: '', met: 0, unmet: 0 },
          text: { conversation, response: null, evidence: [] },
          checklist: null,
          rubricNote: 'This case has no rubric yet.',
          canGenerate: true,
        },
        send,
      ),
    ),
  },
  {
    name: 'profile',
    draw: frame({ bar: deskBar }, deskWith({}, criteriaWith(), { profile: profileWith(weightedMean) })),
  },
  {
    name: 'profile-without-value',
    draw: frame({ bar: deskBar }, deskWith({}, criteriaWith(), { profile: profileWith(kwBench) })),
  },
  { name: 'help', draw: frame({ bar: deskBar, dialog: 'help' }, deskWith({})) },
  {
    name: 'calibration',
    draw: frame({ bar: deskBar, dialog: 'calibration', calibration: calibrationIdle }, deskWith({})),
  },
  {
    name: 'calibration-tried',
    draw: frame({ bar: deskBar, dialog: 'calibration', calibration: calibrationTried }, deskWith({})),
  },
  {
    name: 'calibration-reading',
    draw: frame({ bar: deskBar, dialog: 'calibration', calibration: calibrationReading }, deskWith({})),
  },
  { name: 'import', draw: withImport(importFound, frame({ bar: homeBar }, home(cases))) },
  { name: 'import-replaces', draw: withImport(importReplaces, frame({ bar: deskBar }, deskWith({}))) },
  {
    name: 'desk-marks',
    draw: frame({ bar: deskBar }, deskWith({ ...scaled, selected: 'c7' }, scaledCriteria)),
  },
  {
    name: 'desk-mark-override',
    draw: frame(
      { bar: deskBar },
      deskWith(
        { ...scaled, selected: 'c7', inline: { kind: 'override', criterionId: 'c7', met: true } },
        scaledCriteria,
      ),
    ),
  },
  { name: 'compare', draw: frame({ bar: deskBar }, (send) => compareView(comparedTwo, send)) },
  { name: 'compare-three', draw: frame({ bar: deskBar }, (send) => compareView(comparedThree, send)) },
  { name: 'compare-rubrics', draw: frame({ bar: deskBar }, (send) => compareView(comparedRubrics, send)) },
  { name: 'compare-profiles', draw: frame({ bar: deskBar }, (send) => compareView(comparedProfiles, send)) },
  {
    name: 'export',
    draw: (send) => html`${frame({ bar: deskBar }, deskWith({}))(send)}${exportDialog(exportLossy, true, send)}`,
  },
  { name: 'models', draw: frame({ bar: deskBar, dialog: 'models', models: modelsIdle }, deskWith({})) },
  { name: 'models-working', draw: frame({ bar: deskBar, dialog: 'models', models: modelsWorking }, deskWith({})) },
  { name: 'models-compared', draw: frame({ bar: deskBar, dialog: 'models', models: modelsCompared }, deskWith({})) },
  ...Object.entries(benchViews).map(([name, bench]) => ({
    name,
    draw: frame({ bar: deskBar }, deskWith({}, criteriaWith(), { bench })),
  })),
  { name: 'library', draw: withLibrary(libraryFilled, frame({ bar: deskBar }, deskWith({}))) },
  { name: 'library-empty', draw: withLibrary(libraryEmpty, frame({ bar: deskBar }, deskWith({}))) },
  { name: 'seal', draw: frame({ bar: deskBar, dialog: 'seal', seal: sealHolds }, deskWith({})) },
  { name: 'seal-broken', draw: frame({ bar: deskBar, dialog: 'seal', seal: sealBroken }, deskWith({})) },
  { name: 'locked', draw: (send) => lockView(wrong, send) },
  { name: 'elsewhere', draw: () => elsewhereView(() => undefined) },
  { name: 'lock', draw: withLock({ ...wrong, atRest: 'readable', message: '' }) },
  { name: 'lock-unlocked', draw: withLock({ ...wrong, atRest: 'unlocked' }) },
  { name: 'delete', draw: frame({ bar: homeBar, dialog: 'delete-all' }, home(cases)) },
];
