// W2: D deals of W1 and one fund over N paths.
#pragma once
#include "fast.hpp"
#include <chrono>
#include <thread>
static double now(){timespec t;clock_gettime(CLOCK_PROCESS_CPUTIME_ID,&t);return t.tv_sec*1e3+t.tv_nsec*1e-6;}
constexpr int B=64;
struct Fund{double commit;};
// European waterfall, one block of paths; f = sum of deal shares [T][B]; writes net LP flow back into f.
static void waterfall(double*f,double commit,double*moic){
  const double fee=commit*0.02/4,pr=0.06/4;
  for(int i=0;i<B;i+=8){V cb=bc(0),pb=bc(0),pp=bc(0),cu=bc(0),in=bc(0),out=bc(0),z=bc(0);
    for(int t=0;t<T;t++){V q=ld(f+t*B+i),d=vmax(q,z),c=d-q+bc(fee);pb=fma(bc(pr),cb+pb,pb);cb+=c;
      V t1=vmin(d,cb);cb-=t1;d-=t1;V t2=vmin(d,pb);pb-=t2;d-=t2;pp+=t2;V t3=vmin(d,vmax(fma(bc(.25),pp,-cu),z));cu+=t3;d-=t3;V lp=t1+t2+bc(.8)*d;in+=c;out+=lp;st(f+t*B+i,lp-c);}
    st(moic+i,out/in);}
}
// Fills irr[0..N) and moic[0..N), which are aligned and have room for whole blocks.
static void fund(size_t N,int D,int th,double*irr,double*moic){
  std::vector<Params> ps(D);for(int d=0;d<D;d++)initDeal(ps[d],d);double commit=0;for(auto&p:ps)for(int t=0;t<8;t++)commit+=0.1*p.capex[t]*(1-p.gear)*1.1;
  auto work=[&](size_t a,size_t b){auto*k=(Blk<B>*)aligned_alloc(4096,(sizeof(Blk<B>)+4095)/4096*4096);auto*fund=(double*)aligned_alloc(64,8*T*B);auto*cz=(double*)aligned_alloc(64,8*T*3*B);
    for(size_t s=a;s<b;s+=B){for(int j=0;j<30;j+=3)normals<B>(cz+j*4*B,s,j,3,0xFFFFFFFFu,42);memset(fund,0,8*T*B);
      for(int d=0;d<D;d++){dealBlock<B>(ps[d],*k,s,d,42,cz);for(int i=0;i<T*B;i+=8)st(fund+i,fma(bc(.1),ld(k->e+i),ld(fund+i)));}
      waterfall(fund,commit,&moic[s]);irrBlock<B>(fund,&irr[s]);}
    free(k);free(fund);free(cz);};
  if(th==1)work(0,N);else{std::vector<std::thread> w;size_t ch=((N+th-1)/th+B-1)/B*B;for(int i=0;i<th;i++)w.emplace_back([&,i]{size_t a=std::min(N,i*ch),b=std::min(N,(i+1)*ch);if(a<b)work(a,b);});for(auto&x:w)x.join();}
}
