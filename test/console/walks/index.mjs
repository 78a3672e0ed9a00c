import { agenda } from './agenda.mjs';
import { approvals } from './case/approvals.mjs';
import { backWhereItWas } from './session/back-where-it-was.mjs';
import { belatedSearch } from './case/belated-search.mjs';
import { betweenOffices } from './offices/between-offices.mjs';
import { byNumber } from './case/by-number.mjs';
import { caseFile } from './case-file.mjs';
import { caseload } from './caseload.mjs';
import { choices } from './case/choices.mjs';
import { conflict } from './conflict.mjs';
import { courtReviews } from './case/court-reviews.mjs';
import { dayField } from './day-field.mjs';
import { decisions } from './case/decisions.mjs';
import { documents } from './documents.mjs';
import { emergency } from './case/emergency.mjs';
import { family } from './family.mjs';
import { figures } from './figures.mjs';
import { firstLoad } from './first-load.mjs';
import { firstRun } from './first-run.mjs';
import { firstService } from './first-service.mjs';
import { hurried } from './hurried.mjs';
import { khmerLines } from './language/khmer-lines.mjs';
import { keyboard } from './keyboard.mjs';
import { lists } from './lists.mjs';
import { listsThatGoOn } from './offices/lists-that-go-on.mjs';
import { live } from './live.mjs';
import { longJourney } from './long-journey.mjs';
import { nextPerson } from './session/next-person.mjs';
import { noCaseWorker } from './case/no-case-worker.mjs';
import { notForThisRole } from './session/not-for-this-role.mjs';
import { operationReviews } from './case/operation-reviews.mjs';
import { ownDisplay } from './session/own-display.mjs';
import { operations } from './operations.mjs';
import { origins } from './case/origins.mjs';
import { overTime } from './case/over-time.mjs';
import { paper } from './paper.mjs';
import { puttingRight } from './putting-right.mjs';
import { referral } from './referral.mjs';
import { refusedDays } from './case/refused-days.mjs';
import { registers } from './registers.mjs';
import { replay } from './replay.mjs';
import { requestsToOffices } from './offices/requests-to-offices.mjs';
import { signIn } from './session/sign-in.mjs';
import { slowScreen } from './session/slow-screen.mjs';
import { tenQuestions } from './case/ten-questions.mjs';
import { timeline } from './timeline.mjs';
import { values } from './values.mjs';

/** The walks, in the order in which people do these things. Each runs in both languages, at the width of a phone and of a desktop. */
export const WALKS = [
  ...firstRun,
  ...signIn,
  ...nextPerson,
  ...notForThisRole,
  ...slowScreen,
  ...ownDisplay,
  ...backWhereItWas,
  ...firstLoad,
  ...caseload,
  ...belatedSearch,
  ...referral,
  ...noCaseWorker,
  ...refusedDays,
  ...firstService,
  ...caseFile,
  ...byNumber,
  ...tenQuestions,
  ...decisions,
  ...approvals,
  ...courtReviews,
  ...operationReviews,
  ...origins,
  ...overTime,
  ...emergency,
  ...values,
  ...family,
  ...agenda,
  ...documents,
  ...lists,
  ...listsThatGoOn,
  ...paper,
  ...registers,
  ...dayField,
  ...requestsToOffices,
  ...betweenOffices,
  ...figures,
  ...replay,
  ...conflict,
  ...hurried,
  ...keyboard,
  ...khmerLines,
  ...live,
  ...timeline,
  ...longJourney,
  ...operations,
  ...puttingRight,
  // last: they register partners, and from then on a recipient has to be one
  ...choices,
];
