import title from '@salesforce/label/c.DF_Catalog_Title';
import search from '@salesforce/label/c.DF_Catalog_Search';
import filters from '@salesforce/label/c.DF_Catalog_Filters';
import shown from '@salesforce/label/c.DF_Catalog_Shown';
import noFit from '@salesforce/label/c.DF_Catalog_No_Fit';
import clear from '@salesforce/label/c.DF_Catalog_Clear';
import empty from '@salesforce/label/c.DF_Catalog_Empty';
import emptyHint from '@salesforce/label/c.DF_Catalog_Empty_Hint';
import version from '@salesforce/label/c.DF_Catalog_Version';
import noGates from '@salesforce/label/c.DF_Catalog_No_Gates';
import termSince from '@salesforce/label/c.DF_Catalog_Term_Since';
import since from '@salesforce/label/c.DF_Catalog_Since';
import sinceUntil from '@salesforce/label/c.DF_Catalog_Since_Until';
import pinned from '@salesforce/label/c.DF_Catalog_Pinned';
import termDeals from '@salesforce/label/c.DF_Catalog_Term_Deals';
import scopeAll from '@salesforce/label/c.DF_Catalog_Scope_All';
import scopeAmount from '@salesforce/label/c.DF_Catalog_Scope_Amount';
import scopeOther from '@salesforce/label/c.DF_Catalog_Scope_Other';
import scopeTypes from '@salesforce/label/c.DF_Catalog_Scope_Types';
import scopeProfiles from '@salesforce/label/c.DF_Catalog_Scope_Profiles';
import scopeRoles from '@salesforce/label/c.DF_Catalog_Scope_Roles';
import scopeFlag from '@salesforce/label/c.DF_Catalog_Scope_Flag';
import termFree from '@salesforce/label/c.DF_Catalog_Term_Free';
import freeBack from '@salesforce/label/c.DF_Catalog_Free_Back';
import freeTo from '@salesforce/label/c.DF_Catalog_Free_To';
import freeBypass from '@salesforce/label/c.DF_Catalog_Free_Bypass';
import termAlso from '@salesforce/label/c.DF_Catalog_Term_Also';
import alsoNew from '@salesforce/label/c.DF_Catalog_Also_New';
import alsoUnknown from '@salesforce/label/c.DF_Catalog_Also_Unknown';
import notKnownYet from '@salesforce/label/c.DF_Catalog_Not_Known_Yet';
import code from '@salesforce/label/c.DF_Catalog_Code';
import alsoProducts from '@salesforce/label/c.DF_Catalog_Also_Products';
import termSteps from '@salesforce/label/c.DF_Catalog_Term_Steps';
import enforced from '@salesforce/label/c.DF_Catalog_Enforced';
import warns from '@salesforce/label/c.DF_Catalog_Warns';
import noted from '@salesforce/label/c.DF_Catalog_Noted';
import meansEnforced from '@salesforce/label/c.DF_Catalog_Means_Enforced';
import meansOnce from '@salesforce/label/c.DF_Catalog_Means_Once';
import meansWarns from '@salesforce/label/c.DF_Catalog_Means_Warns';
import meansNoted from '@salesforce/label/c.DF_Catalog_Means_Noted';
import onlyTypes from '@salesforce/label/c.DF_Catalog_Only_Types';
import notTypes from '@salesforce/label/c.DF_Catalog_Not_Types';
import notPermission from '@salesforce/label/c.DF_Catalog_Not_Permission';
import asks from '@salesforce/label/c.DF_Catalog_Asks';
import when from '@salesforce/label/c.DF_Catalog_When';
import unless from '@salesforce/label/c.DF_Catalog_Unless';
import override from '@salesforce/label/c.DF_Catalog_Override';
import reasons from '@salesforce/label/c.DF_Catalog_Reasons';
import refusals from '@salesforce/label/c.DF_Catalog_Refusals';
import refusalsNone from '@salesforce/label/c.DF_Catalog_Refusals_None';
import refusalsEmpty from '@salesforce/label/c.DF_Catalog_Refusals_Empty';
import refusalsNote from '@salesforce/label/c.DF_Catalog_Refusals_Note';
import refusalsPart from '@salesforce/label/c.DF_Catalog_Refusals_Part';
import refusalsOther from '@salesforce/label/c.DF_Catalog_Refusals_Other';
import refusalsUnread from '@salesforce/label/c.DF_Catalog_Refusals_Unread';
import last from '@salesforce/label/c.DF_Catalog_Last';
import toEnter from '@salesforce/label/c.DF_Gate_To_Enter';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import tryAgain from '@salesforce/label/c.DF_Try_Again';
import stage from '@salesforce/label/c.DF_Board_Stage';
import any from '@salesforce/label/c.DF_Board_Any';

export const labels = {
  title,
  search,
  filters,
  shown,
  noFit,
  clear,
  empty,
  emptyHint,
  version,
  noGates,
  termSince,
  since,
  sinceUntil,
  pinned,
  termDeals,
  scopeAll,
  scopeAmount,
  scopeOther,
  scopeTypes,
  scopeProfiles,
  scopeRoles,
  scopeFlag,
  termFree,
  freeBack,
  freeTo,
  freeBypass,
  termAlso,
  alsoNew,
  alsoUnknown,
  notKnownYet,
  code,
  alsoProducts,
  termSteps,
  enforced,
  warns,
  noted,
  meansEnforced,
  meansOnce,
  meansWarns,
  meansNoted,
  onlyTypes,
  notTypes,
  notPermission,
  asks,
  when,
  unless,
  override,
  reasons,
  refusals,
  refusalsNone,
  refusalsEmpty,
  refusalsNote,
  refusalsPart,
  refusalsOther,
  refusalsUnread,
  last,
  toEnter,
  loading,
  notReadable,
  tryAgain,
  stage,
  any,
};
