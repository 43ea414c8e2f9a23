#!/usr/bin/env python3
"""W1 in numpy, float64, vectorised across paths (users' usual alternative). usage: w1_numpy.py [paths] [reps]"""
import sys, time, numpy as np
T, F = 40, 6
def params():
    dt = .25
    kap = np.array([.5, .4, .8, 1., .3, .5]); sig = np.array([.15, .20, .10, .25, .010, .12]); mu = np.array([.05, .02, 0, .05, .005, 0])
    R = np.eye(6); R[np.triu_indices(6, 1)] = [.4, .2, .1, .2, -.1, .3, .2, .1, -.2, .3, .1, .1, .1, .2, -.3]; R = R + np.triu(R, 1).T
    C = np.linalg.cholesky(R); a = np.exp(-kap*dt); b = mu*(1-a); sd = sig*np.sqrt((1-a*a)/(2*kap))
    t = np.arange(T); K = np.r_[[0, 0, 0, 0, .1, .2, .3, .4, .6, .7, .8, .9], np.ones(28)]*60; fixed = np.where(t < 4, 2., 8.)*1.005**t
    capex = np.zeros(T); capex[:8] = [90, 120, 150, 150, 135, 120, 75, 60]
    return a, b, sd[:, None]*C, K, fixed, capex, 1.02**-t
def w1(N, rng, chunk=None):
    a, b, L, K, fixed, capex, df = params(); mx = np.maximum
    x = np.zeros((F, N)); nol = np.zeros(N); bal = np.zeros(N); wc = np.zeros(N); cum = np.zeros(N); npv = np.zeros(N); pos = np.zeros(N); neg = np.zeros(N); mind = np.full(N, 99.); ltm = np.zeros(N); E = np.empty((T, N))
    for t in range(T):
        z = rng.standard_normal((F, N)); x = a[:, None]*x + b[:, None] + L @ z
        rev = K[t]*np.exp(x[0]+x[1])*(.7+.3*np.exp(x[5])); eb = rev-(fixed[t]+.3*rev*np.exp(x[2]))
        cpx = capex[t]*np.exp(x[3]) if t < 8 else 0.; cum = cum+cpx; u = eb-cum/40-nol; tx = mx(u, 0); nol = tx-u
        w = .15*rev; cf = eb-.25*tx-(w-wc); wc = w; i = bal*mx(.06+x[4], 0)*.25; am = 0.
        if t >= 8:
            am = np.minimum(mx(cf/1.2-i, 0), bal)
            with np.errstate(all='ignore'): mind = np.where(bal > 1e-9, np.minimum(mind, cf/(i+am)), mind)
        dr = .6*cpx; q = cf-cpx-i-am+dr; bal = bal+dr-am
        if t >= 36: ltm += eb
        if t == 39: q = q+8*ltm-bal
        E[t] = q; npv += q*df[t]; p = mx(q, 0); pos += p; neg += p-q
    return npv, irr(E), pos/neg, mind
def irr(E):
    N = E.shape[1]
    def f(v):
        s = np.zeros(N)
        for t in range(T-1, -1, -1): s = s*v+E[t]
        return s
    lo = np.full(N, 1/1.5); hi = np.full(N, 1/.75); fl = f(lo); fh = f(hi); ok = fl*fh < 0; v = np.full(N, 1/1.04)
    for _ in range(60):
        s = np.zeros(N); d = np.zeros(N)
        for t in range(T-1, -1, -1): d = d*v+s; s = s*v+E[t]
        left = (s < 0) == (fl < 0); lo = np.where(left, v, lo); hi = np.where(left, hi, v)
        with np.errstate(all='ignore'): nv = v-s/d
        nv = np.where((nv > lo) & (nv < hi), nv, .5*(lo+hi)); dv = np.abs(nv-v); v = nv
        if not (dv[ok] > 1e-10).any(): break
    return np.where(ok, v**-4-1, np.nan)
def agg(x):
    x = x[~np.isnan(x)]; q = np.percentile(x, [1, 5, 25, 50, 75, 95, 99]); m = int(len(x)*.05+1e-9)
    return len(x), x.mean(), x.std(ddof=1), q, np.partition(x, m)[:m].mean()
if __name__ == '__main__':
    N = int(sys.argv[1]) if len(sys.argv) > 1 else 100000; reps = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    for gen in (np.random.PCG64, np.random.Philox):
        for ch in (N, 4000):
            best = 1e9
            for r in range(reps):
                rng = np.random.Generator(gen(42)); t0 = time.process_time()
                o = [np.concatenate(c) for c in zip(*[w1(min(ch, N-i), rng) for i in range(0, N, ch)])]; t1 = time.process_time(); g = [agg(c) for c in o]; t2 = time.process_time(); best = min(best, t2-t0)
            t0 = time.process_time(); np.random.Generator(gen(1)).standard_normal(24_000_000 if N >= 100000 else 240*N); tr = time.process_time()-t0
            print(f"numpy {gen.__name__} chunk={ch}: {best*1e3:.0f} ms cpu (normals alone {tr*1e3:.0f}, aggregates {1e3*(t2-t1):.0f})")
    for n, s in zip(("npv", "irr", "moic", "minDSCR"), g): print(f"{n:8s} n={s[0]} mean={s[1]:.8g} sd={s[2]:.8g} q={np.array2string(s[3], precision=6)} es={s[4]:.6g}")
