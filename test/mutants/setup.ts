import fc from 'fast-check';

// A mutant lives or dies, however slowly: bounds on time are the quick tests' own business.
performance.now = () => 0;
// The same examples for every mutant and on every run; a first failure is enough, and need not be made small.
fc.configureGlobal({ seed: 20_211_122, endOnFailure: true });
