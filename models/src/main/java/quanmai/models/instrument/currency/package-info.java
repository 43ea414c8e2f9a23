/**
 * Money of one currency seen from another: conversion at a rate, and forward sales against its
 * moves.
 *
 * <p>Units refuse a sum of two currencies, so a flow changes its currency here or nowhere. Each
 * instrument lowers to ordinary lines through {@link quanmai.models.instrument.draft.Draft}; this
 * package must not know the other families. Start reading at {@link
 * quanmai.models.instrument.currency.CurrencyInstruments}.
 */
@NullMarked
package quanmai.models.instrument.currency;

import org.jspecify.annotations.NullMarked;
