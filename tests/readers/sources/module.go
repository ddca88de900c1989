// Package help finds a bed for the homeless.
//
// It knows nothing of drugs.
package help

/* Old prisoners
   are counted here. */
var s = "addict" // the addict's name
